"""The words of each kind of message, as they are until an editor changes them."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Words(NamedTuple):
    subject: str
    body: str


SIGNATURE = _(
    """--
Mecanismo de seguimiento del Pacto Mundial para la Migración · UPMRIP, Secretaría de Gobernación
Qué avisos recibe y cómo: {{avisos}}"""
)

RECEIPT = Words(
    _("Recibimos «{{titulo}}»: acuse {{acuse}}"),
    _(
        """{{persona}}:

UPMRIP recibió este registro:

Acuse: {{acuse}}
Registro: {{titulo}} ({{folio}})
Institución: {{institucion}}
Objetivo: {{objetivo}}
Recibido: {{hora}} (Ciudad de México)
Envió: {{quien}}
Huella SHA-256: {{huella}}

Mientras se revisa no tiene que hacer nada más. Si hace falta corregir algo, se lo diremos.

{{enlace}}"""
    ),
)

RETURNED = Words(
    _("Devuelto para corregir: «{{titulo}}»"),
    _(
        """{{persona}}:

{{quien}} devolvió el registro «{{titulo}}» ({{folio}}, {{institucion}}) por este motivo:

{{motivo}}

Corríjalo y vuelva a enviarlo:
{{enlace}}"""
    ),
)

REOPENED = Words(
    _("Reabierto: «{{titulo}}»"),
    _(
        """{{persona}}:

El registro «{{titulo}}» ({{folio}}, {{institucion}}) estaba aprobado y {{quien}} lo reabrió por este motivo:

{{motivo}}

Corríjalo y vuelva a enviarlo:
{{enlace}}"""
    ),
)

APPROVED = Words(
    _("Aprobado: «{{titulo}}»"),
    _(
        """{{persona}}:

{{quien}} aprobó el registro «{{titulo}}» ({{folio}}, {{institucion}}). No tiene que hacer nada más.

{{motivo}}

{{enlace}}"""
    ),
)

RESUBMITTED = Words(
    _("Volvió corregido: «{{titulo}}»"),
    _(
        """{{persona}}:

{{quien}} volvió a enviar el registro «{{titulo}}» ({{folio}}, {{institucion}}), que usted había devuelto.

{{enlace}}"""
    ),
)

OBSERVATION = Words(
    _("Observación en «{{titulo}}»: {{campo}}"),
    _(
        """{{persona}}:

{{quien}} hizo una observación en «{{campo}}» del registro «{{titulo}}» ({{folio}}):

{{texto}}

Respóndala aquí:
{{enlace}}"""
    ),
)

OBSERVATION_REPLY = Words(
    _("Respuesta en «{{titulo}}»: {{campo}}"),
    _(
        """{{persona}}:

{{quien}} respondió a la observación en «{{campo}}» del registro «{{titulo}}» ({{folio}}):

{{texto}}

{{enlace}}"""
    ),
)

SUGGESTION = Words(
    _("Redacción sugerida en «{{titulo}}»: {{campo}}"),
    _(
        """{{persona}}:

{{quien}} sugiere otra redacción para «{{campo}}» del registro «{{titulo}}» ({{folio}}).

Compare los dos textos y acepte el nuevo o responda:
{{enlace}}"""
    ),
)

SUGGESTION_ANSWER = Words(
    _("Respuesta a su sugerencia en «{{titulo}}»: {{campo}}"),
    _(
        """{{persona}}:

{{quien}} respondió a la redacción que usted sugirió para «{{campo}}» del registro «{{titulo}}» ({{folio}}):

{{texto}}

{{enlace}}"""
    ),
)

CORRECTION = Words(
    _("Corrección de estilo en «{{titulo}}»: {{campo}}"),
    _(
        """{{persona}}:

{{quien}} corrigió el estilo de «{{campo}}» en el registro «{{titulo}}» ({{folio}}). Motivo: {{motivo}}

Lo que usted envió se conserva. Vea el cambio aquí:
{{enlace}}"""
    ),
)

ASSIGNED = Words(
    _("Registros asignados a usted en {{ejercicio}}"),
    _(
        """{{persona}}:

{{quien}} le asignó registros del ejercicio {{ejercicio}}:

{{texto}}

{{enlace}}"""
    ),
)

REMINDER = Words(
    _("{{faltan}}: hay registros de {{ejercicio}} sin enviar"),
    _(
        """{{persona}}:

El ejercicio {{ejercicio}} cierra para {{institucion}} el {{cierre}} (Ciudad de México). {{faltan}}.

Todavía no se ha enviado a UPMRIP:
{{pendientes}}

Un borrador guardado no está enviado. Revíselo y envíelo aquí:
{{enlace}}"""
    ),
)

REMINDERS = Words(
    _("Recordatorios por enviar hoy a las {{hora}}"),
    _(
        """{{persona}}:

Hoy a las {{hora}} (Ciudad de México) saldrán recordatorios para {{texto}}. Antes de esa hora puede leerlos,
retenerlos o descartarlos:

{{enlace}}"""
    ),
)

EXTENSION = Words(
    _("Prórroga del ejercicio {{ejercicio}} hasta el {{hasta}}"),
    _(
        """{{persona}}:

{{institucion}} puede enviar sus registros del ejercicio {{ejercicio}} hasta el {{hasta}} (Ciudad de México).

Motivo: {{motivo}}

{{enlace}}"""
    ),
)

OUTAGE = Words(
    _("Interrupción del sistema durante el ejercicio {{ejercicio}}"),
    _(
        """{{persona}}:

{{texto}}

El ejercicio {{ejercicio}} cierra ahora el {{cierre}} (Ciudad de México).

{{enlace}}"""
    ),
)

CYCLE_OPENED = Words(
    _("Abrió el ejercicio {{ejercicio}}"),
    _(
        """{{persona}}:

Ya puede registrar lo que su institución hizo en el ejercicio {{ejercicio}}. Cierra el {{cierre}} (Ciudad de México).

{{enlace}}"""
    ),
)

CALENDAR = Words(
    _("Ejercicio {{ejercicio}}: {{texto}}"),
    _(
        """{{persona}}:

En el ejercicio {{ejercicio}} {{texto}}.

Cierre: {{cierre}} (Ciudad de México)
Motivo: {{motivo}}

{{enlace}}"""
    ),
)

GALERA = Words(
    _("Confirme la galera de {{institucion}} en {{ejercicio}}"),
    _(
        """{{persona}}:

Así se imprimirá lo que {{institucion}} reportó en el ejercicio {{ejercicio}}. Léalo y, antes del {{hasta}}
(Ciudad de México), confírmelo o diga qué corregir.

{{enlace}}"""
    ),
)

GALERA_ANSWER = Words(
    _("{{institucion}} respondió a su galera de {{ejercicio}}"),
    _(
        """{{persona}}:

{{quien}}, de {{institucion}}, respondió a la galera del ejercicio {{ejercicio}}:

{{texto}}

{{enlace}}"""
    ),
)

BUILD_READY = Words(
    _("Listo: {{documento}}"),
    _(
        """{{persona}}:

{{documento}} está listo para descargar.

{{enlace}}"""
    ),
)

BUILD_FAILED = Words(
    _("No se pudo generar: {{documento}}"),
    _(
        """{{persona}}:

{{documento}} no se pudo generar: {{motivo}}

{{enlace}}"""
    ),
)

HANDOVER = Words(
    _("Pasan a usted registros de {{institucion}}"),
    _(
        """{{persona}}:

{{quien}} le pasó esto de {{institucion}}:

{{texto}}

{{enlace}}"""
    ),
)

INVITATION = Words(
    _("Invitación al sistema del Pacto Mundial para la Migración"),
    _(
        """{{persona}}:

{{quien}} le invita a participar como {{papel}} ({{institucion}}). Abra su cuenta antes del {{hasta}}:

{{enlace}}

Si no esperaba esta invitación, ignore este correo."""
    ),
)

ACCOUNT = Words(_("{{asunto}}"), _("{{texto}}"))

DAY = Words(_("{{asunto}}"), _("{{texto}}"))
