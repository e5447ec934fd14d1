"""The short help of each page, by the name of its address: what it is for, what to do, what happens then."""

from django.utils.translation import gettext_lazy as _

HELP = {
    # --- Everybody ----------------------------------------------------------------------------
    "home": [
        _("Desde aquí se entra. La cuenta la da UPMRIP por invitación: nadie puede abrirla por su lado."),
        _("Si olvidó su contraseña, use «¿Ha olvidado su contraseña?» en la página de entrada."),
    ],
    "message_list": [
        _("Aquí quedan los avisos que le enviamos, también los que no le hayan llegado por correo."),
        _("Al abrir uno se marca como leído y lo lleva a la página de que habla."),
    ],
    "message_preferences": [
        _("Elija qué avisos quiere por correo al momento, cuáles en un resumen y cuáles sólo aquí."),
        _("Los que no pueden apagarse son los que tienen fecha: sin ellos podría perder un plazo."),
    ],
    "outage_list": [
        _("Si el sistema falló, aquí está desde cuándo, hasta cuándo y por qué."),
        _("Lo que se pierde en la última semana antes de un cierre se suma al cierre: no tiene que pedirlo."),
    ],
    "signed_in": [_("Su sesión está abierta otra vez: cierre esta pestaña y siga escribiendo donde estaba.")],
    # --- The liaison's desk -------------------------------------------------------------------
    "entry_list": [
        _("Éstos son los registros de su institución en el ejercicio, por objetivo del Pacto."),
        _("Un borrador no está enviado: sólo cuenta lo que tiene acuse. Lo devuelto se corrige primero."),
        _("Si su institución no hizo nada que reportar, dígalo con el enlace del final de la página."),
    ],
    "entry_create": [
        _("Un registro es un programa o acción de su institución en este ejercicio."),
        _("Con título, institución y objetivo se crea el borrador; lo demás puede esperar y se guarda solo."),
        _(
            "Si el mismo programa se reportó el año pasado, empiece mejor en «Decidir y partir del año pasado»."
        ),
    ],
    "previous_list": [
        _(
            "Diga de cada programa del año pasado si continúa, si concluyó o si ya no le toca a su institución."
        ),
        _("Al continuar se copian los textos, que debe confirmar. Las cifras y las fechas nunca se copian."),
        _(
            "«Sigue sin cambios» confirma todos los textos de una vez: le faltarán sólo los resultados y las cifras."
        ),
    ],
    "entry_detail": [
        _("El registro completo, su historia y sus acuses. Cada sección tiene su página para escribir."),
        _("Si dice «Sólo lectura», la misma línea explica por qué y a quién pedirlo."),
    ],
    "entry_edit": [
        _("Escriba en el orden que quiera: se guarda solo a los dos segundos de dejar de escribir."),
        _("Si otra persona cambia el mismo campo, verá los dos textos y elegirá. Nada se pierde."),
        _("«¿Terminó esta sección?» es para usted y su equipo: no envía nada."),
    ],
    "entry_submit": [
        _("Lea el registro como lo leerá quien revisa. Lo que falta está arriba, con un enlace a su campo."),
        _("Un aviso se corrige, o se explica en una línea: quien revisa verá su explicación."),
        _(
            "Al enviar recibe un acuse con folio, hora y huella. Después sólo podrá cambiarlo si se lo devuelven."
        ),
    ],
    "entry_receipt": [
        _("Guarde este acuse: prueba qué envió y a qué hora de la Ciudad de México."),
        _("La huella SHA-256 cambia con cualquier letra: sirve para demostrar que el contenido es éste."),
    ],
    "workbook": [
        _("Descargue la hoja de su institución, llénela y súbala aquí: antes de guardar verá cada cambio."),
        _("Los renglones que ya existen se reconocen por su folio: no lo borre ni lo cambie."),
    ],
    "workbook_preview": [
        _("Nada se ha guardado todavía. Revise renglón por renglón qué se crea y qué cambia."),
        _("Si algo está mal, corríjalo en Excel y vuelva a subir el archivo: se guarda todo o nada."),
    ],
    "call_nothing": [
        _("Úselo sólo si su institución no tiene ninguna acción que reportar en todo el ejercicio."),
        _("La respuesta cuenta como reporte cumplido. Puede retirarla mientras el ejercicio esté abierto."),
    ],
    "proof_list": [_("Las galeras abiertas: lo que se imprimirá de su institución, para que lo confirme.")],
    "proof_institution": [
        _("Lea lo que se imprimirá de su institución, con lo que la edición acortó o corrigió y por qué."),
        _("La persona titular confirma o escribe sus observaciones antes de la fecha."),
    ],
    # --- The reviewer's desk ------------------------------------------------------------------
    "review_queue": [
        _("Lo que espera su decisión, lo más antiguo primero. Los filtros quedan en la dirección."),
        _("«Tomar siguiente» le asigna un registro que nadie más tiene."),
    ],
    "review_detail": [
        _("A la izquierda el texto, a la derecha los criterios y la decisión."),
        _("Para devolver hace falta un motivo o al menos una observación abierta: la institución los verá."),
        _("Se aprueba la versión que está leyendo. Si cambió mientras tanto, verá sólo las diferencias."),
    ],
    "review_classify": [
        _("Corrija cómo se clasifica el registro: no cambia lo que la institución escribió, y ella lo ve."),
    ],
    "bulk_summary": [
        _("Lea el resumen antes de confirmar: cada registro se aprueba como si lo hiciera uno por uno."),
        _("Los que tienen algo pendiente o que no ha visto quedan fuera, y aquí se dice por qué."),
    ],
    "board": [
        _("Instituciones por objetivo: cuántos registros se esperan, cuántos llegaron y cuántos a tiempo."),
        _("Cada casilla lleva a su lista. Menos de dos enlaces activos en una institución es un aviso."),
    ],
    "workload": [_("Cuánto tiene cada persona que revisa y cuánto lleva esperando: para repartir mejor.")],
    "assignment": [
        _("Elija de qué instituciones u objetivos se encarga esta persona. Sin elegir nada, de todos."),
    ],
    "review_suggest": [
        _(
            "Escriba el texto o las cifras como los propone: la institución ve la diferencia y acepta o responde."
        ),
        _(
            "Una corrección de estilo vale sin preguntar, con su motivo; no la use para cambiar lo que se dice."
        ),
    ],
    "pair_list": [
        _("Parejas de registros que pueden ser un mismo programa contado dos veces."),
        _("Diga cuál queda o que son distintos: lo que decida no se le vuelve a preguntar."),
    ],
    # --- The editor's desk --------------------------------------------------------------------
    "cycle_list": [
        _("Un ejercicio es un año de reporte. Ábralo a partir del anterior: fechas, convocadas y textos."),
        _("Un ensayo sirve para practicar con las mismas páginas y nunca puede publicarse."),
    ],
    "cycle_open": [
        _("Revise cada fecha: son las del último ejercicio un año después."),
        _("Las instituciones no escriben hasta la hora de apertura. Puede corregir todo antes."),
    ],
    "cycle_detail": [
        _("El estado del ejercicio en números, lo que falta aprobar y sus ediciones."),
        _(
            "Se congela lo aprobado. Una corrección posterior se hace como otra edición, nunca sobre la misma."
        ),
    ],
    "cycle_calendar": [
        _("Las fechas, las prórrogas, las interrupciones y todo lo que se ha cambiado, con quién y por qué."),
        _(
            "El cierre que ve cada institución es el general, su prórroga y lo que quitaron las interrupciones."
        ),
    ],
    "cycle_change": [
        _("Corrija las fechas de un ejercicio que no ha cerrado. El motivo queda en su historia.")
    ],
    "cycle_close": [
        _("Cierra en este momento. Los formularios que ya estaban abiertos tienen treinta minutos."),
        _("Las prórrogas siguen vigentes: retírelas antes si no deben valer."),
    ],
    "cycle_reopen": [_("Escriba hasta cuándo y por qué: el motivo queda en la historia del ejercicio.")],
    "cycle_extend": [
        _("Da más tiempo a una sola institución. Si ya tenía prórroga, la fecha nueva toma su lugar."),
    ],
    "cycle_called": [
        _(
            "De cada institución convocada se espera al menos un registro, o que responda que no tiene acciones."
        ),
        _("Los recordatorios y el tablero usan esta lista: quite a quien no deba reportar este año."),
    ],
    "cycle_findings": [
        _("Todo lo que las comprobaciones encontraron en los registros del ejercicio, por gravedad."),
        _("Lo que bloquea debe corregirse o explicarse antes de congelar."),
    ],
    "reminder_list": [
        _("A quién se recordaría hoy y por qué. Es la misma cuenta que muestra el tablero."),
        _("Prepararlos no los envía: quedan en la bandeja de salida para que los lea antes."),
    ],
    "outbox": [
        _("Los mensajes preparados esperan aquí. Ábralos, y envíelos, reténgalos o descártelos."),
        _("Si el servidor de correo falla se reintenta solo durante un día."),
    ],
    "template_list": [_("Los textos de los avisos. Los cambios valen para los que se preparen después.")],
    "template_edit": [
        _("Lo que está entre llaves dobles se llena solo con lo que ocurrió: no lo traduzca ni lo cambie."),
    ],
    "outage_note": [
        _("Anote desde cuándo y hasta cuándo no se pudo trabajar. Los cierres que toca se recorren solos."),
    ],
    "outage_correct": [_("Corrija las horas o el motivo. Una interrupción anotada no se borra.")],
    "edition_freeze": [
        _("Congelar guarda para siempre lo aprobado hasta este momento, con su huella."),
        _("Lo que queda fuera está abajo: apruébelo antes, o quedará para una corrección."),
    ],
    "edition_detail": [
        _("Los documentos de la edición: genérelos, descárguelos y publíquelos cuando estén bien."),
        _("Un documento generado de nuevo dice lo mismo: sale de lo congelado, no de los registros vivos."),
    ],
    "edition_publish": [
        _("Al publicar, la edición y sus archivos quedan abiertos a todas las personas y ya no se retiran."),
        _("Una errata posterior se publica como otra edición que dice qué cambió."),
    ],
    "build_detail": [
        _("Puede salir de esta página: la generación sigue y le avisamos cuando termine."),
        _("Si falla, aquí se nombra el registro que la detuvo."),
    ],
    "arrangement": [
        _(
            "El orden en que se imprimen los registros de cada objetivo. Sin orden propio, van por institución."
        ),
    ],
    "arrangement_group": [
        _("Escriba el lugar de un registro, o muévalo un paso. Vale para la siguiente edición.")
    ],
    "arrangement_texts": [
        _("Puede acortar el título, la descripción o los resultados sólo para la imprenta."),
        _("La institución verá en su galera qué se cambió y por qué."),
    ],
    "arrangement_edit": [
        _("Escriba el texto como se imprimirá y por qué lo cambia: la institución verá los dos.")
    ],
    "proof_detail": [
        _(
            "Quién confirmó su galera, quién observó y quién no ha respondido, con la fecha de cada respuesta."
        ),
    ],
    "imprint_edit": [
        _(
            "Aquí se escriben la página legal, las dos licencias y las autoridades de las ediciones del ejercicio."
        ),
        _("Lo que cambie vale para la próxima edición que se congele; las congeladas no cambian."),
    ],
    "text_list": [
        _("Los textos que la edición escribe para los documentos: cuáles faltan y quién los escribe."),
        _(
            "Lo que viene del ejercicio anterior está sin confirmar: no se imprime hasta que alguien lo guarda."
        ),
    ],
    "text_edit": [
        _(
            "Las cifras se insertan desde la lista y no se escriben: así siempre dicen lo mismo que las tablas."
        ),
    ],
    # --- What is published --------------------------------------------------------------------
    "publication_list": [_("Las ediciones publicadas: cada una dice lo mismo hoy que el día en que salió.")],
    "publication_detail": [
        _("Descargue el documento en el formato que prefiera, o los datos para hacer sus propias cuentas."),
        _("La huella de cada archivo permite comprobar que nadie lo cambió."),
    ],
    # --- The dashboard ------------------------------------------------------------------------
    "dashboard": [
        _("Elija qué registros contar con los filtros. Cada número y cada barra lleva a sus registros."),
        _("La dirección guarda los filtros: puede enviarla a otra persona con permiso."),
    ],
    "dashboard_entries": [_("Los registros que hay detrás del número que siguió.")],
    "dashboard_compare": [_("Dos ejercicios lado a lado, contados de la misma manera.")],
    # --- Institutions and the log -------------------------------------------------------------
    "institution_list": [
        _("Busque por cualquier nombre, también los anteriores. Por omisión se ven las activas."),
        _("Las que creó una importación esperan que alguien diga si son nuevas u otras mal escritas."),
    ],
    "institution_create": [
        _("Antes de crearla, búsquela por su sigla y por sus nombres anteriores: quizá ya está."),
        _("El sector es el capítulo en que se imprimen sus registros."),
    ],
    "institution_unsettled": [
        _("Confirme la que sea nueva. Si es otra mal escrita, elija cuál: todo lo suyo pasa a ésa."),
    ],
    "institution_detail": [
        _("«Cambió de nombre» conserva el anterior en lo ya reportado; «Corregir sus datos» no."),
    ],
    "institution_edit": [
        _("Corrige lo que está mal escrito, en todos los ejercicios que no se han congelado.")
    ],
    "institution_rename": [
        _("Escriba el nombre nuevo y desde qué día vale. Los ejercicios anteriores dicen el que tenía."),
    ],
    "institution_merge": [
        _("Use esta página cuando dos renglones son una sola institución. Lea lo que pasa antes de unirlas."),
        _("Las ediciones congeladas y la bitácora no cambian."),
    ],
    "person_list": [
        _("Las personas a su cargo, sus papeles y las invitaciones que esperan respuesta."),
        _("Nadie se borra: una cuenta se desactiva y lo que hizo conserva su nombre."),
    ],
    "person_invite": [
        _("La persona recibe un enlace con fecha de vencimiento y elige su propia contraseña."),
    ],
    "person_detail": [
        _(
            "Sus papeles, sus accesos y lo que puede hacer con esta cuenta. Cada consulta queda en la bitácora."
        ),
    ],
    "person_handover": [
        _("Lo que esta persona tenía a su cargo: elija a quién pasa antes de desactivar la cuenta."),
        _("Los registros son de la institución: no se mueven ni se pierden."),
    ],
    "person_rectify": [
        _("Corrija los datos que la persona pidió corregir. Queda quién los cambió y cuándo.")
    ],
    "person_data": [_("Todo lo que el sistema guarda de esta persona, para entregárselo si lo pide.")],
    "audit_list": [
        _("Cada acto queda con quién, cuándo y desde dónde. Los renglones están encadenados: no se alteran."),
        _("Los filtros quedan en la dirección, y la descarga lleva sólo lo que se ve."),
    ],
    # --- The own account ----------------------------------------------------------------------
    "invitation_accept": [
        _("Con esta invitación abre su cuenta: escriba su nombre y una contraseña que sólo usted use."),
    ],
    "account_login": [
        _("Entre con el correo al que llegó su invitación. Tras varios intentos fallidos hay que esperar."),
    ],
    "account_overview": [
        _("Sus datos, sus papeles, su contraseña, su segundo factor y sus sesiones abiertas.")
    ],
    "account_rename": [
        _("Su nombre aparece en acuses e historias desde que lo cambie; lo anterior no cambia.")
    ],
    "account_data": [_("Todo lo que el sistema guarda de usted, para leerlo o descargarlo.")],
    "account_logout": [
        _("Al salir se cierra sólo esta sesión. Las de otros equipos se cierran en «Sesiones abiertas».")
    ],
    "account_change_password": [_("Una frase larga que sólo usted use es mejor que signos difíciles.")],
    "account_reset_password": [
        _("Escriba su correo: si tiene cuenta, le llega un enlace que sirve una vez y por una hora."),
    ],
    "account_reauthenticate": [
        _("Para este cambio confirmamos que es usted: escriba su contraseña otra vez.")
    ],
    "mfa_index": [
        _("Quien revisa, edita o administra entra con contraseña y un código de su teléfono."),
        _("Guarde los códigos de recuperación: son la entrada si pierde el teléfono."),
    ],
    "mfa_activate_totp": [
        _("Escanee el código con una aplicación de autenticación y escriba los seis números que muestra."),
    ],
    "mfa_view_recovery_codes": [_("Cada código sirve una vez. Guárdelos donde no esté su teléfono.")],
    "mfa_list_webauthn": [_("Las llaves de seguridad con que puede entrar en lugar del código.")],
    "mfa_add_webauthn": [
        _("Póngale un nombre que reconozca y siga lo que pida su navegador."),
    ],
    "usersessions_list": [
        _("Dónde está abierta su cuenta. Cierre lo que no reconozca y cambie su contraseña.")
    ],
}
