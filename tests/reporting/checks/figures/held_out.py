"""Sentences that the reader of figures had not met before it was measured on them."""

from .cases import right, undecided, wrong

CASES = (
    wrong(
        "El comedor comunitario sirvió a 1,780 personas: 990 hombres, 610 mujeres y 160 menores.", 1780, 1760
    ),
    right("El comedor comunitario sirvió a 1,760 personas: 990 hombres, 610 mujeres y 160 menores."),
    wrong("Se entregaron apoyos de repatriación a 419 personas (302 hombres y 107 mujeres).", 419, 409),
    right("Se entregaron apoyos de repatriación a 409 personas (302 hombres y 107 mujeres)."),
    wrong(
        "El Instituto del Migrante atendió a 2,350 michoacanas y michoacanos, de los cuales 1,020 son mujeres y "
        "1,300 son hombres.",
        2350,
        2320,
    ),
    right(
        "El Instituto del Migrante atendió a 2,320 michoacanas y michoacanos, de los cuales 1,020 son mujeres y "
        "1,300 son hombres."
    ),
    wrong(
        "Durante el periodo, la organización acompañó a 64 mujeres, 58 hombres y 39 niñas y niños, haciendo un "
        "total de 151 personas.",
        151,
        161,
    ),
    right(
        "Durante el periodo, la organización acompañó a 64 mujeres, 58 hombres y 39 niñas y niños, haciendo un "
        "total de 161 personas."
    ),
    wrong("De los 980 trámites de doble nacionalidad, 510 fueron para mujeres y 460 para hombres.", 980, 970),
    right("De los 970 trámites de doble nacionalidad, 510 fueron para mujeres y 460 para hombres."),
    undecided("De las 530 llamadas, 300 trataron de salud, 220 de empleo y 150 de vivienda."),
    right("Se gestionaron 230 visas, de las cuales 180 ya se entregaron."),
    right("La casa hogar recibió 19 bebés, 8 niñas y 11 niños."),
    wrong("Se impartió el curso a 150 policías: 95 hombres y 65 mujeres.", 150, 160),
    right("Se impartió el curso a 160 policías: 95 hombres y 65 mujeres."),
    right("Se impartió el curso en 6 sedes: 95 hombres y 65 mujeres lo concluyeron."),
    right("Con 3 brigadas y 2 unidades móviles se atendió a 77 mujeres y 61 hombres."),
    wrong("Se reunió con sus familias a 88 niñas, niños y adolescentes (51 mujeres y 47 hombres).", 88, 98),
    right("Se reunió con sus familias a 98 niñas, niños y adolescentes (51 mujeres y 47 hombres)."),
    right("Se emplearon 4 mil 200 personas, 2 mil 100 en maquila, mil 400 en campo y 700 en comercio."),
    wrong("Se hospedó a 5 mil 310 personas; de ellas, 3 mil 200 hombres y 2 mil 10 mujeres.", 5310, 5210),
    right("Se hospedó a 5 mil 210 personas; de ellas, 3 mil 200 hombres y 2 mil 10 mujeres."),
    right("Cada mes se atiende a unas 300 personas: 200 hombres y 120 mujeres, según la temporada."),
    right("Han llegado alrededor de 1,500 personas, de las cuales 900 son hombres y 580 mujeres."),
    right("Se donaron 7 toneladas de alimento, 1,200 cobijas y 430 colchonetas a 12 albergues."),
    right("El programa opera en 9 municipios, entre ellos Reynosa, con 40 mujeres y 22 hombres inscritos."),
    right("De enero a marzo de 2025 se registraron 18 nacimientos: 10 niñas y 8 niños."),
    undecided("Se otorgaron 1,050 consultas: 640 a mujeres y 380 a menores."),
    wrong(
        "Se brindaron 3,120 atenciones: 1,500 psicológicas, 900 jurídicas y 710 de trabajo social.",
        3120,
        3110,
    ),
    right("Se brindaron 3,110 atenciones: 1,500 psicológicas, 900 jurídicas y 710 de trabajo social."),
    wrong(
        "Se entregaron 725 apoyos económicos desglosados como sigue: 300 a proyectos productivos, 250 a vivienda "
        "y 185 a gastos funerarios.",
        725,
        735,
    ),
    right(
        "Se entregaron 735 apoyos económicos desglosados como sigue: 300 a proyectos productivos, 250 a vivienda "
        "y 185 a gastos funerarios."
    ),
    right("El 60% de las personas usuarias son hombres, 30% mujeres y 10% niñas, niños y adolescentes."),
    wrong("El 68% de las personas usuarias son hombres, 39% mujeres.", 100, 107),
    right("Del presupuesto de 2,500,000 pesos se ejerció 92%."),
    right("Concluyeron la primaria 27 mujeres y 19 hombres (46 en total)."),
    wrong("Concluyeron la primaria 27 mujeres y 19 hombres (48 en total).", 48, 46),
    right("Se inscribieron 90 personas, 70 concluyeron y 20 desertaron."),
    undecided("Se inscribieron 90 personas, 70 concluyeron y 10 desertaron."),
    right(
        "La clínica jurídica llevó 210 casos: 120 de refugio, 60 de regularización y los 30 restantes de custodia."
    ),
    wrong(
        "La clínica jurídica llevó 210 casos: 120 de refugio, 60 de regularización y los 20 restantes de custodia.",
        210,
        200,
    ),
    right("Se atendió a 3 familias guatemaltecas (12 personas: 5 adultas y 7 menores)."),
    wrong("Se atendió a 3 familias guatemaltecas (12 personas: 5 adultas y 8 menores).", 12, 13),
    right("Se otorgaron 15 becas en Jalisco, 20 en Nayarit y 10 en Colima, con 45 personas beneficiadas."),
    right("En 2023 participaron 400 personas y en 2024, 520; 300 mujeres y 220 hombres en este último año."),
    right(
        "Se aplicaron 600 vacunas: 400 contra influenza a 380 personas y 200 contra sarampión a 190 niños."
    ),
    wrong("Acudieron setenta y dos personas: cuarenta mujeres y treinta hombres.", 72, 70),
    right("Acudieron setenta y dos personas: cuarenta mujeres y treinta y dos hombres."),
    wrong("Jóvenes becados: 1,048 (mujeres 560, hombres 448).", 1048, 1008),
    right("Jóvenes becados: 1,008 (mujeres 560, hombres 448)."),
    wrong(
        "<p>Personas alojadas en el año: 460.</p><ul><li>Hombres: 250</li><li>Mujeres: 140</li>"
        "<li>Niñas, niños y adolescentes: 60</li></ul>",
        460,
        450,
    ),
    wrong(
        "<p>La red entregó 2,000 kits, distribuidos así:</p><ul><li>1,100 de higiene;</li><li>600 de abrigo, y</li>"
        "<li>200 escolares.</li></ul>",
        2000,
        1900,
    ),
    right(
        "<p>La red entregó 1,900 kits, distribuidos así:</p><ul><li>1,100 de higiene;</li><li>600 de abrigo, y</li>"
        "<li>200 escolares.</li></ul>"
    ),
    right(
        "<p>Principales logros:</p><ul><li>Se atendió a 300 personas.</li><li>Se entregaron 120 despensas.</li>"
        "<li>Se firmaron 2 convenios.</li></ul>"
    ),
    wrong(
        "<table><thead><tr><th>Mes</th><th>Niñas</th><th>Niños</th><th>Total</th></tr></thead><tbody>"
        "<tr><td>Enero</td><td>12</td><td>15</td><td>27</td></tr>"
        "<tr><td>Febrero</td><td>9</td><td>11</td><td>20</td></tr>"
        "<tr><td>Total</td><td>21</td><td>26</td><td>48</td></tr></tbody></table>",
        48,
        47,
    ),
    right(
        "<table><thead><tr><th>Servicio</th><th>2024</th><th>2025</th></tr></thead><tbody>"
        "<tr><td>Hospedaje</td><td>1,200</td><td>1,350</td></tr>"
        "<tr><td>Alimentos</td><td>9,800</td><td>8,400</td></tr></tbody></table>"
    ),
    right("La ruta consta de 4 etapas: ingreso, valoración, canalización y seguimiento."),
    right("Se distribuyeron 10 mil trípticos en español, 3 mil en inglés y 2 mil en creole."),
    wrong(
        "Se repatriaron los restos de 41 personas zacatecanas: 36 hombres y 6 mujeres, con apoyo de 3 funerarias.",
        41,
        42,
    ),
    right(
        "Se repatriaron los restos de 42 personas zacatecanas: 36 hombres y 6 mujeres, con apoyo de 3 funerarias."
    ),
)
