"""The sentences that the reader of figures was developed with."""

from .cases import right, undecided, wrong

CASES = (
    # Lead, colon, women and men.
    wrong("La Casa de Tránsito hospedó a 640 personas: 410 hombres y 220 mujeres.", 640, 630),
    right("La Casa de Tránsito hospedó a 640 personas: 410 hombres y 230 mujeres."),
    wrong(
        "El albergue municipal recibió a 312 personas: 120 mujeres adultas, 96 niñas y 101 niños.", 312, 317
    ),
    right("El albergue municipal recibió a 317 personas: 120 mujeres adultas, 96 niñas y 101 niños."),
    wrong("Se hospedaron 95 personas migrantes: 40 hombres; 31 mujeres; 12 niñas, y 11 niños.", 95, 94),
    right("Se hospedaron 95 personas migrantes: 41 hombres; 31 mujeres; 12 niñas, y 11 niños."),
    undecided("Se hospedaron 95 personas migrantes: 31 mujeres y 12 niñas."),
    undecided("El comedor repartió 5,400 raciones a familias migrantes: 1,200 hombres y 900 mujeres."),
    # Brackets.
    wrong("Se entregaron credenciales a 1,250 duranguenses (603 mujeres y 640 hombres).", 1250, 1243),
    right("Se entregaron credenciales a 1,243 duranguenses (603 mujeres y 640 hombres)."),
    wrong("Personas orientadas en ventanilla: 3,018 (mujeres: 1,411; hombres: 1,570).", 3018, 2981),
    right("Personas orientadas en ventanilla: 2,981 (mujeres: 1,411; hombres: 1,570)."),
    right("Se impartieron 5 talleres en tres municipios (80 mujeres y 64 hombres)."),
    right("Se impartieron 12 pláticas (4 en Tijuana, 3 en Tecate y 5 en Ensenada)."),
    undecided("Se impartieron 12 pláticas (4 en Tijuana y 3 en Tecate)."),
    right("Participaron 48 municipios (Zacatecas 20, Jerez 14 y Fresnillo 14) en la jornada."),
    wrong(
        "Se brindó hospedaje a 77 adolescentes (41 hombres, 30 mujeres), en coordinación con la OIM.", 77, 71
    ),
    right("Se brindó hospedaje a 77 adolescentes (41 hombres, 36 mujeres), en coordinación con la OIM."),
    wrong("Se atendió a 9,310 personas (5,20 hombres y 4,110 mujeres) en el módulo.", 9310, 4630),
    # Partitives.
    wrong(
        "El DIF Estatal resguardó a 530 niñas, niños y adolescentes, de los cuales 210 son mujeres y 330, hombres.",
        530,
        540,
    ),
    right(
        "El DIF Estatal resguardó a 540 niñas, niños y adolescentes, de los cuales 210 son mujeres y 330, hombres."
    ),
    right(
        "El DIF Estatal atendió a 5 mil 438 niñas, niños y adolescentes, de los cuales 680 son extranjeros no "
        "acompañados, 3 mil 327 repatriados y mil 431 extranjeros acompañados."
    ),
    undecided("Se emitieron 418 constancias, de las cuales 190 fueron de retorno."),
    wrong("Se becó a 45 estudiantes, de los cuales 61 fueron mujeres.", 45, 61),
    undecided(
        "Se canalizó a 900 personas, de las cuales 700 pidieron alimentos, 650 ropa y 300 atención médica."
    ),
    wrong(
        "Se expidieron 2,416 actas de nacimiento, de las cuales 1,300 fueron para mujeres y 1,106 para hombres.",
        2416,
        2406,
    ),
    right(
        "Se expidieron 2,406 actas de nacimiento, de las cuales 1,300 fueron para mujeres y 1,106 para hombres."
    ),
    right("Se trasladó a 34 personas, de ellas 20 hombres, 13 mujeres y una persona no binaria."),
    wrong("Se trasladó a 36 personas, de ellas 20 hombres, 13 mujeres y una persona no binaria.", 36, 34),
    right("Se rescató a veintitrés personas, de las cuales quince eran hombres y ocho mujeres."),
    wrong("Se rescató a veintitrés personas, de las cuales quince eran hombres y siete mujeres.", 23, 22),
    right("De los 87 paisanos fallecidos, 3 eran de la Costa, 7 de la Sierra y 77 de la región Centro."),
    undecided("De los 87 paisanos fallecidos, 3 eran de la Costa y 7 de la Sierra."),
    wrong("De las 1,204 solicitantes atendidas, 700 fueron mujeres y 494 hombres.", 1204, 1194),
    right("De las 1,194 personas solicitantes, 700 fueron mujeres y 494 hombres."),
    wrong("Del total de 58 personas becarias, 31 son mujeres y 37, hombres.", 58, 68),
    right("Del total de 68 personas becarias, 31 son mujeres y 37, hombres."),
    undecided(
        "De los 140 convenios firmados, 90 prevén asesoría legal, 60 empleo y 45 atención psicológica."
    ),
    # Totals that come after their parts.
    right("Acudieron 214 mujeres y 186 hombres, en total 400 personas."),
    wrong("Acudieron 214 mujeres y 186 hombres, en total 410 personas.", 410, 400),
    wrong("Se formó a 35 promotoras y 18 promotores, dando un total de 55 personas.", 55, 53),
    right("Se formó a 35 promotoras y 18 promotores, dando un total de 53 personas."),
    right("Durante 2024 se dieron 610 asesorías y en 2025, 390, lo que suma 1,000 asesorías."),
    wrong("Durante 2024 se dieron 610 asesorías y en 2025, 390, lo que suma 1,100 asesorías.", 1100, 1000),
    right("Con el apoyo de 3 consulados se atendió a 40 mujeres y 25 hombres, para un total de 65 personas."),
    # Apposition.
    wrong("Se capacitó a 212 personas, 118 mujeres y 84 hombres.", 212, 202),
    right("Se capacitó a 202 personas, 118 mujeres y 84 hombres."),
    undecided("Acudieron 60 docentes, 45 mujeres migrantes y 20 hombres de la comunidad."),
    right("Este año se atendieron 8 mil 891 personas, 5 mil 376 hombres y 3 mil 515 mujeres."),
    wrong("Este año se atendieron 8 mil 991 personas, 5 mil 376 hombres y 3 mil 515 mujeres.", 8991, 8891),
    # Rounding and hedges.
    right("Se apoyó a más de 500 personas: 310 mujeres y 203 hombres."),
    right("Han pasado por el albergue 10 mil personas: 4 mil 980 hombres y 5 mil 40 mujeres."),
    right("Cerca de 2 mil menores: mil 595 repatriados y 401 extranjeros."),
    right("Se ejercieron 1.5 millones de pesos: 900 mil pesos en becas y 580 mil pesos en traslados."),
    right("Aproximadamente 120 personas (70 mujeres y 48 hombres) recibieron orientación."),
    # What there is room for is not who came.
    right("El albergue tiene capacidad para 100 personas: 60 mujeres y 30 hombres lo habitaron en promedio."),
    right("El curso tuvo un cupo de 40 personas, 20 mujeres y 15 hombres."),
    # Who or what is counted twice.
    right("Se atendieron 40 casos: 25 de trata y 20 de tráfico, pues 5 corresponden a ambos delitos."),
    right("Se asesoró a 90 personas: 60 en línea y 50 en ventanilla; 20 usaron más de un medio."),
    wrong("Se atendió a 90 personas de ambos sexos: 60 mujeres y 50 hombres.", 90, 110),
    wrong("Se atendió a 90 personas: 60 mujeres y 50 hombres, de ambos sexos y todas las edades.", 90, 110),
    # Lists that are not whole.
    right("Se entregaron 1,000 equipos: 600 de higiene, 300 de alimentos y el resto de ropa."),
    right("Se atendió a 300 personas: 120 mujeres, 80 hombres y el resto menores de edad."),
    right("Se atendió a 300 personas: 120 mujeres y 80 hombres; los restantes eran menores."),
    wrong("Se dieron 300 consultas: 120 médicas y las restantes 160, psicológicas.", 300, 280),
    right("Se atendió a 700 personas, entre ellas 120 mujeres y 80 hombres de Honduras."),
    right("Se dieron 3,400 servicios, entre los que destacan 900 consultas y 450 traslados."),
    right("Se dieron 3,400 servicios, principalmente: 900 consultas, 450 traslados y 300 llamadas."),
    right("Se atendió a 700 personas, como 120 mujeres embarazadas y 80 personas mayores."),
    right("Se dieron 3,400 servicios que incluyen 900 consultas y 450 traslados."),
    right("Llegaron 280 personas de diez países: Honduras (110), Cuba (40), Haití (38), entre otros."),
    wrong("Se alojó a 300 personas (190 hombres, 140 mujeres y demás niñas y niños acompañados).", 300, 330),
    right("Se alojó a 400 personas (190 hombres, 140 mujeres y demás niñas y niños acompañados)."),
    # Distribution of one unit.
    wrong(
        "Se otorgaron 860 servicios, distribuidos de la siguiente manera: 400 de alimentación, 310 de hospedaje "
        "y 140 de transporte.",
        860,
        850,
    ),
    right(
        "Se otorgaron 850 servicios, distribuidos de la siguiente manera: 400 de alimentación, 310 de hospedaje "
        "y 140 de transporte."
    ),
    wrong("Se realizaron 46 eventos: 20 talleres, 14 pláticas y 10 foros.", 46, 44),
    right("Se realizaron 44 eventos: 20 talleres, 14 pláticas y 10 foros."),
    right("Atenciones 1,930: jurídicas 700, médicas 630, psicológicas 350 y sociales 250."),
    wrong("Atenciones 1,950: jurídicas 700, médicas 630, psicológicas 350 y sociales 250.", 1950, 1930),
    wrong("Se practicaron cirugías a 52 mujeres: 30 cesáreas y 21 salpingoclasias.", 52, 51),
    right("Se practicaron cirugías a 52 mujeres: 40 cesáreas y 21 salpingoclasias."),
    undecided("Se atendió a 200 personas: 120 consultas médicas y 60 asesorías."),
    # Brackets inside brackets, groups with their own parts.
    right(
        "Se registró a 120 personas: 70 adultas (40 mujeres y 30 hombres) y 50 menores (27 niñas y 23 niños)."
    ),
    wrong(
        "Se registró a 120 personas: 70 adultas (40 mujeres y 30 hombres) y 50 menores (27 niñas y 33 niños).",
        50,
        60,
    ),
    wrong(
        "Se atendió a 1,000 personas: 520 mujeres y 480 hombres. El 70% vive en zonas urbanas (340 mujeres y "
        "360 hombres) y el 30% en zonas rurales (190 mujeres y 110 hombres).",
        520,
        530,
        (480, 470),
    ),
    right(
        "Se atendió a 1,000 personas: 520 mujeres y 480 hombres. El 70% vive en zonas urbanas (340 mujeres y "
        "360 hombres) y el 30% en zonas rurales (180 mujeres y 120 hombres)."
    ),
    # Percentages.
    wrong("De la población atendida, 62% son mujeres y 48% hombres.", 100, 110),
    right("De la población atendida, 52% son mujeres y 48% hombres."),
    right("De la población atendida, 33.3% son mujeres, 66.6% hombres y 0.1% no lo indicó."),
    undecided("De la población atendida, 48% son mujeres y 50% hombres."),
    right("El 36% proviene de Honduras, 20% de Venezuela y 9% de Haití."),
    right("Hay 250 personas afiliadas: 40% (100) son mujeres y 60% (150), hombres."),
    wrong("Hay 250 personas afiliadas: 40% (100) son mujeres y 70% (150), hombres.", 70, 60),
    # What looks like a quantity and is not.
    right("El 14 de mayo de 2025, con la Ley 464, se atendió a 30 personas: 18 mujeres y 12 hombres."),
    right("Informes al 667 758 7000, ext. 1203 y 1204: 12 mujeres y 9 hombres llamaron."),
    right("Se atendió a 66 adolescentes de 12 a 17 años: 40 hombres y 26 mujeres."),
    right("Conforme a los artículos 89, 90 y 92 de la Ley General: 3 acuerdos y 2 minutas."),
    right("De 10:00 a 14:00 horas se atendió a 25 personas (15 mujeres y 10 hombres)."),
    right("Entre 2021 y 2025 se hospedó a 4,100 personas, 2,100 mujeres y 2,000 hombres."),
    # Several totals near by.
    right(
        "Se dieron 900 consultas a 400 personas. De ellas, 250 fueron mujeres y 150 hombres; hubo 12 jornadas."
    ),
    undecided(
        "Se dieron 900 consultas a 400 personas; 120 se refirieron. De ellas, 70 eran mujeres y 49 hombres."
    ),
    right("Se entregaron 300 becas. De las cuales 180 fueron a mujeres y 120 a hombres."),
    wrong("Se entregaron 300 becas. De las cuales 180 fueron a mujeres y 110 a hombres.", 300, 290),
    right("Se visitaron 14 albergues, donde se orientó a 320 mujeres y 290 hombres."),
    right("Se abrieron 31 carpetas en beneficio de 28 mujeres y 9 hombres."),
    # Lists and tables.
    wrong(
        "<p>Se canalizó a 150 personas con el siguiente desglose:</p><ul><li>60 mujeres.</li><li>50 hombres.</li>"
        "<li>20 niñas.</li><li>10 niños.</li></ul>",
        150,
        140,
    ),
    right(
        "<p>Se canalizó a 140 personas con el siguiente desglose:</p><ul><li>60 mujeres.</li><li>50 hombres.</li>"
        "<li>20 niñas.</li><li>10 niños.</li></ul>"
    ),
    right(
        "<p>Durante el periodo:</p><ul><li>140 personas atendidas</li><li>80 mujeres</li><li>60 hombres</li>"
        "<li>35 talleres</li></ul>"
    ),
    right(
        "<p>Se realizaron 3 acciones:</p><ul><li>Feria del libro.</li><li>Curso de inglés con 40 alumnos.</li>"
        "<li>Plática a 12 familias.</li></ul>"
    ),
    wrong(
        "<table><tr><th>Municipio</th><th>Mujeres</th><th>Hombres</th><th>Total</th></tr>"
        "<tr><td>Tapachula</td><td>300</td><td>410</td><td>710</td></tr>"
        "<tr><td>Suchiate</td><td>120</td><td>95</td><td>225</td></tr></table>",
        225,
        215,
    ),
    right(
        "<table><tr><th>Municipio</th><th>Mujeres</th><th>Hombres</th><th>Total</th></tr>"
        "<tr><td>Tapachula</td><td>300</td><td>410</td><td>710</td></tr>"
        "<tr><td>Suchiate</td><td>120</td><td>95</td><td>215</td></tr>"
        "<tr><td>Total</td><td>420</td><td>505</td><td>925</td></tr></table>"
    ),
    wrong(
        "<table><tr><th>Apoyo</th><th>Personas</th></tr><tr><td>Despensa</td><td>1,200</td></tr>"
        "<tr><td>Traslado</td><td>300</td></tr><tr><td>Total</td><td>1,600</td></tr></table>",
        1600,
        1500,
    ),
    undecided(
        "<table><tr><th>Año</th><th>Solicitudes</th><th>Resueltas</th><th>Total acumulado</th></tr>"
        "<tr><td>2023</td><td>40</td><td>30</td><td>90</td></tr>"
        "<tr><td>2024</td><td>50</td><td>45</td><td>140</td></tr></table>"
    ),
    # Averages.
    right("El sitio tuvo 24,000 visitas en el año, con un promedio mensual de 2,000 visitas."),
    right("El sitio tuvo 26,000 visitas, es decir, 2,000 al mes."),
    undecided("El sitio tuvo 100 visitas, con un promedio mensual de 3,000 visitas."),
    # More ways to join a total and its parts.
    wrong("Se benefició a 45 mujeres y 30 hombres, siendo un total de 85 personas.", 85, 75),
    right("Se benefició a 45 mujeres y 30 hombres, siendo un total de 75 personas."),
    right(
        "En 2024 se atendió a 45 mujeres y 30 hombres; en 2025: 20 mujeres y 10 hombres; total 105 personas."
    ),
    wrong("Se alojó a 87 personas (45 M, 30 H y 2 NNA).", 87, 77),
    right("Se alojó a 87 personas (45 M, 30 H y 12 NNA)."),
    wrong("Participaron 300 personas, mujeres 180 y hombres 130.", 300, 310),
    right("Participaron 300 personas, mujeres 180 y hombres 120."),
    wrong("Niñez atendida: 120 (60 niñas y 55 niños).", 120, 115),
    right("Los cursos tuvieron 45, 50 y 60 asistentes (155 en total)."),
    right("Llegaron 51 personas de Honduras, 30 de Guatemala y 20 de El Salvador."),
    wrong("Se auxilió a 300 niñas, niños y adolescentes, 160 niñas y 130 niños.", 300, 290),
    right("El padrón cerró con 32, 305 personas, de las cuales 17,496 son hombres y 14,809 mujeres."),
    wrong("<ul><li>Total de personas: 1,234</li><li>Hombres: 800</li><li>Mujeres: 424</li></ul>", 1234, 1224),
    right("<ul><li>Total de personas: 1,234</li><li>Hombres: 800</li><li>Mujeres: 434</li></ul>"),
    wrong("<p>Mujeres: 40</p><p>Hombres: 30</p><p>Total: 72</p>", 72, 70),
    right("<p>Mujeres: 40</p><p>Hombres: 30</p><p>Total: 70</p>"),
    wrong(
        "<table><tr><th>Sede</th><th>Total</th><th>Niñas</th><th>Niños</th></tr>"
        "<tr><td>Centro</td><td>52</td><td>30</td><td>20</td></tr></table>",
        52,
        50,
    ),
    right(
        '<table><tr><th rowspan="2">Sede</th><th colspan="3">2024</th></tr>'
        "<tr><th>Mujeres</th><th>Hombres</th><th>Total</th></tr>"
        "<tr><td>Centro</td><td>30</td><td>20</td><td>50</td></tr>"
        "<tr><td>Sur</td><td>3</td><td>2</td><td>5</td></tr></table>"
    ),
    right(
        "<table><tr><th>Concepto</th><th>Personas</th></tr><tr><td>Atendidas</td><td>100</td></tr>"
        "<tr><td>Mujeres</td><td>60</td></tr><tr><td>Hombres</td><td>40</td></tr>"
        "<tr><td>Canalizadas</td><td>25</td></tr><tr><td>Total</td><td>125</td></tr></table>"
    ),
    wrong(
        "<p>Se otorgaron 500 apoyos, desglosados de la siguiente manera:</p><table>"
        "<tr><td>Traslados</td><td>300</td></tr><tr><td>Hospedaje</td><td>190</td></tr></table>",
        500,
        490,
    ),
    undecided("Se atendió a 810 solicitudes, con alcance a 530 mujeres y 620 hombres."),
    undecided("Se dictaron 1,210 medidas a favor de la niñez, beneficiando a: 640 niños y 590 niñas."),
    undecided(
        "Se revisaron 350 contratos: 40 civiles, 110 penales y 260 migratorios, pues algunos son mixtos."
    ),
    # Texts that look like breakdowns and are not, or are in another way.
    right(
        "Se capacitó a 25 personas facilitadoras, de las cuales 10 mujeres y 12 hombres concluyeron el curso."
    ),
    right("Se atendió a 500 personas en 2024 y a 300 en 2025: 400 mujeres y 400 hombres."),
    right("De 0 a 5 años: 20 niñas y 30 niños; de 6 a 11 años: 15 niñas y 12 niños; total: 77."),
    right(
        "Se atendió a 300 personas en el albergue. De ellas, 120 mujeres y 100 hombres solicitaron refugio."
    ),
    right("En beneficio de 300 personas, se realizaron: 150 consultas y 140 traslados."),
    right("Se otorgaron 3,400 servicios en las siguientes modalidades: 900 consultas y 1,000 traslados."),
    right("Asistieron 300 personas, 20 mujeres embarazadas y 10 adultos mayores."),
    right("De las 300 personas atendidas, 120 mujeres y 100 hombres accedieron a un empleo."),
    right("Se otorgaron 22 atenciones en 3 sedes. De las cuales fueron 1 a mujeres y 21 a hombres."),
    right("Se recibió a 45 personas de Honduras, 30 de Guatemala y 20 de El Salvador."),
    right("Con 12 promotores se atendió a 300 personas: 100 mujeres y 200 hombres."),
    right("Durante 12 jornadas se logró lo siguiente: 100 mujeres atendidas y 80 hombres atendidos."),
    right("Se logró que 15 familias (40 personas) recibieran apoyo."),
    right("Se dio seguimiento a 18 casos, 10 concluidos, 6 en trámite y 2 archivados."),
    wrong("Se dio seguimiento a 18 casos: 10 concluidos y 6 en trámite.", 18, 16),
    right("Se impartieron 4 cursos de 20 horas a 80 personas (50 mujeres y 30 hombres)."),
    right("El 8 de marzo participaron 130 mujeres y el 19 de noviembre 85 hombres; en total, 215 personas."),
    right("Del 1 al 15 de julio llegaron 45 personas; del 16 al 31, 60; 70 eran hombres y 35 mujeres."),
    right("La línea 075 recibió 1,340 llamadas: 800 de mujeres y 540 de hombres."),
    right("Se inscribió a 56 NNA en escuelas: 30 en primaria, 16 en secundaria y 10 en preescolar."),
    right("Se repartieron 2,000 cobijas, 1,500 chamarras y 500 pares de zapatos, en total 4,000 artículos."),
    right("Se canalizaron 37 personas a hospitales: 12 al Hospital General, 25 al IMSS."),
    right("Se otorgaron apoyos a 24 mujeres jefas de familia con 51 hijas e hijos (28 niñas y 23 niños)."),
    right("Participaron 19 estados y 52 instancias, 543 acciones en total."),
    right("Se orientó a 1,020 personas: 480 mujeres (47%) y 540 hombres (53%)."),
    right("Se orientó a 1,020 personas: 47% mujeres y 53% hombres."),
    right("Se apoyó a 60 familias con 240 integrantes: 70 mujeres, 60 hombres, 55 niñas y 55 niños."),
    right(
        "En Tijuana se atendió a 100 (60 mujeres y 40 hombres), en Mexicali a 80 (50 y 30) y en Tecate a 20 (12 y 8)."
    ),
    right("Se atendió a 12,345 personas migrantes, de las cuales 7,000 hombres, 4,000 mujeres y 1,345 NNA."),
    right("Se atendió a 7 de cada 10 personas: 120 mujeres y 90 hombres."),
    right("Se hospedó a 1,200 personas; 400 de ellas menores de edad, 500 hombres y 300 mujeres."),
    right("El programa benefició a 35 mujeres y a 17 hombres (niñas 12 y niños 9)."),
    right("Se benefició a 1,500 personas: 700 de manera directa y 800 de manera indirecta."),
    right("Se benefició a 1,500 personas, 700 directas y 800 indirectas, 900 mujeres y 600 hombres."),
    right(
        "Se beneficiaron 1,500 personas, de las cuales 900 mujeres y 600 hombres; 300 son menores de edad y 1,200 "
        "adultas."
    ),
    right(
        "Tres talleres: el primero con 20 asistentes, el segundo con 25 y el tercero con 30, sumando 75 asistentes."
    ),
    right("Se han recibido 2,450 personas: 1,900 en 2024 y 550 de enero a junio de 2025."),
    right("Se entregaron 150 becas: primaria (50), secundaria (60) y bachillerato (40)."),
    right("De 320 solicitudes, se aprobaron 280 y se rechazaron 40."),
    right("De 320 solicitudes, 280 se aprobaron, 30 se rechazaron y 10 siguen en trámite."),
    right("Se registraron 85 nacimientos, 41 niñas y 44 niños, de madres originarias de 9 países."),
    right("La Clínica dio 640 consultas a 310 personas: 190 mujeres y 120 hombres."),
    right("Se acompañó a 14 personas LGBTIQ+: 6 mujeres trans, 5 hombres gays y 3 personas no binarias."),
    right("Atención a 95 personas (60 hombres, 35 mujeres, de ellas 4 embarazadas)."),
    # As wrong as those of the printed books.
    wrong("Se acompañó a 41 personas repatriadas: 25 hombres, 9 mujeres y 6 NNA.", 41, 40),
    wrong("La Casa hospedó 2,014 personas; 1,300 hombres y 704 mujeres.", 2014, 2004),
    wrong(
        "Durante el año se atendieron 4,350 personas migrantes (mujeres 1,980, hombres 2,380).", 4350, 4360
    ),
    wrong(
        "Se entregaron 1,116 credenciales de duranguense migrante: 516 a mujeres y 610 a hombres.", 1116, 1126
    ),
    undecided("El 55% son hombres, el 40% mujeres y el 15% niñas y niños."),
    wrong("Se orientó a 1,020 personas: 480 mujeres (47%) y 540 hombres (63%).", 63, 53),
    wrong(
        "Asistieron 73 personas servidoras públicas, de las cuales 40 fueron mujeres y 31 hombres.", 73, 71
    ),
    undecided("Se impartieron 18 talleres: 10 presenciales y 9 virtuales."),
    wrong(
        "Se otorgaron 640 atenciones médicas a personas migrantes: 400 a hombres y 230 a mujeres.", 640, 630
    ),
    wrong("Niñas, niños y adolescentes atendidos: 215 (118 niñas y 107 niños).", 215, 225),
    wrong(
        "Se atendió a un total de 33 familias y 120 personas (40 mujeres, 35 hombres, 25 niñas y 22 niños).",
        120,
        122,
    ),
    wrong("De los 512 repatriados, 300 eran hombres, 180 mujeres y 42 menores.", 512, 522),
)
