"""What the product tells people: every kind of message with its words, the fields they may name and how it is sent."""

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from reporting.models import INSTITUTION_ROLES, UNDO_FOR, Delivery, Role
from reporting.outbox import texts


class Field(NamedTuple):
    """A live field: how an editor names it in a template, what it means, and an example of it."""

    word: str
    meaning: str
    sample: str


FIELDS = {
    "person": Field("persona", _("nombre de quien recibe"), "Ana Ruiz"),
    "link": Field("enlace", _("dirección de la página"), "https://pmm.example/registros/21/"),
    "cycle": Field("ejercicio", _("nombre del ejercicio"), "2025"),
    "closes": Field("cierre", _("cuándo cierra"), "30 de septiembre de 2025, 18:00"),
    "folio": Field("folio", _("folio del registro"), "2025-00021"),
    "title": Field("titulo", _("título del registro"), "Atención a personas en retorno"),
    "institution": Field("institucion", _("institución"), "Instituto Nacional de Migración (INM)"),
    "objective": Field(
        "objetivo", _("número y nombre corto del objetivo"), "21 Retorno y reintegración dignos"
    ),
    "by": Field("quien", _("quién lo hizo"), "Eva Sol"),
    "reason": Field("motivo", _("el motivo que se escribió"), "Falta decir cuántas personas."),
    "text": Field("texto", _("lo que se escribió"), "¿De qué periodo es esta cifra?"),
    "field": Field("campo", _("campo del registro"), "Resultados"),
    "receipt": Field("acuse", _("folio del acuse"), "A-2025-00021-1"),
    "hour": Field("hora", _("hora de la Ciudad de México"), "12 de septiembre de 2025, 17:42"),
    "hash": Field("huella", _("huella SHA-256 de lo enviado"), "9f86d081884c7d65…"),
    "days": Field("faltan", _("cuánto falta, en palabras"), "Faltan 7 días"),
    "unsent": Field(
        "pendientes", _("lo que no se ha enviado, uno por renglón"), "• Atención a personas en retorno"
    ),
    "until": Field("hasta", _("hasta cuándo"), "15 de octubre de 2025, 18:00"),
    "role": Field("papel", _("papel"), "Enlace"),
    "document": Field("documento", _("documento"), "Compendio General 2025-1.0"),
    "subject": Field("asunto", _("asunto"), "Restablecer su contraseña"),
}
ENTRY = ("folio", "title", "institution", "objective", "cycle")  # filled from the entry itself
CYCLE = ("cycle",)
ALWAYS = ("person", "link")


@dataclass(frozen=True)
class Kind:
    """`says` are the fields a caller gives; those of the entry or the cycle come by themselves."""

    name: str
    label: str
    words: texts.Words
    delivery: Delivery = Delivery.NOW
    about: tuple[str, ...] = ENTRY
    says: tuple[str, ...] = ()
    link: str = ""  # the name of an address that takes the entry's id, when the caller names no page
    roles: tuple[Role, ...] = INSTITUTION_ROLES  # whom the page of preferences asks
    is_obligatory: bool = False
    is_secret: bool = False  # carries a key: erased when sent, shown to nobody
    is_editable: bool = True  # its words are the editor's to change
    delay: datetime.timedelta = datetime.timedelta()

    @property
    def fields(self) -> dict[str, Field]:
        """The fields a template of this kind may name, by their word."""
        found = [FIELDS[name] for name in (*ALWAYS, *self.about, *self.says)]
        return {field.word: field for field in found}


REVIEW = (Role.REVIEWER,)
EDIT = (Role.EDITOR,)
BOTH = (*INSTITUTION_ROLES, *REVIEW)
NOW, DIGEST = Delivery.NOW, Delivery.DIGEST

KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "receipt",
            _("Acuse de un registro enviado"),
            texts.RECEIPT,
            says=("receipt", "hour", "hash", "by"),
            link="entry_detail",
            is_obligatory=True,
        ),
        Kind(
            "returned",
            _("Registro devuelto"),
            texts.RETURNED,
            says=("by", "reason"),
            link="entry_detail",
            is_obligatory=True,
            delay=UNDO_FOR,  # undone meanwhile, it is mailed to nobody
        ),
        Kind(
            "reopened",
            _("Registro aprobado que se reabre"),
            texts.REOPENED,
            says=("by", "reason"),
            link="entry_detail",
            is_obligatory=True,
            delay=UNDO_FOR,  # undone meanwhile, it is mailed to nobody
        ),
        Kind(
            "approved",
            _("Registro aprobado"),
            texts.APPROVED,
            DIGEST,
            says=("by", "reason"),
            link="entry_detail",
            delay=UNDO_FOR,  # undone meanwhile, it is mailed to nobody
        ),
        Kind(
            "resubmitted",
            _("Registro devuelto que vuelve corregido"),
            texts.RESUBMITTED,
            DIGEST,
            says=("by",),
            link="review_detail",
            roles=REVIEW,
        ),
        Kind(
            "observation",
            _("Observación nueva"),
            texts.OBSERVATION,
            DIGEST,
            says=("by", "field", "text"),
            link="entry_detail",
        ),
        Kind(
            "observation_reply",
            _("Respuesta a una observación"),
            texts.OBSERVATION_REPLY,
            DIGEST,
            says=("by", "field", "text"),
            link="entry_detail",
            roles=BOTH,
        ),
        Kind(
            "suggestion",
            _("Redacción sugerida"),
            texts.SUGGESTION,
            DIGEST,
            says=("by", "field"),
            link="entry_detail",
        ),
        Kind(
            "suggestion_answer",
            _("Respuesta a una redacción sugerida"),
            texts.SUGGESTION_ANSWER,
            DIGEST,
            says=("by", "field", "text"),
            link="review_detail",
            roles=REVIEW,
        ),
        Kind(
            "correction",
            _("Corrección de estilo"),
            texts.CORRECTION,
            DIGEST,
            says=("by", "field", "reason"),
            link="entry_detail",
        ),
        Kind(
            "assigned", _("Registros asignados"), texts.ASSIGNED, DIGEST, CYCLE, ("by", "text"), roles=REVIEW
        ),
        Kind(
            "reminder",
            _("Recordatorio de lo que falta enviar"),
            texts.REMINDER,
            about=CYCLE,
            says=("institution", "days", "closes", "unsent"),
            is_obligatory=True,
        ),
        Kind(
            "reminders",
            _("Recordatorios que están por salir"),
            texts.REMINDERS,
            about=(),
            says=("hour", "text"),
            roles=EDIT,
        ),
        Kind(
            "extension",
            _("Prórroga"),
            texts.EXTENSION,
            about=CYCLE,
            says=("institution", "until", "reason"),
            is_obligatory=True,
        ),
        Kind(
            "outage",
            _("Interrupción del sistema"),
            texts.OUTAGE,
            about=CYCLE,
            says=("text", "closes"),
            is_obligatory=True,
        ),
        Kind(
            "cycle_opened",
            _("Ejercicio abierto"),
            texts.CYCLE_OPENED,
            about=CYCLE,
            says=("closes",),
            is_obligatory=True,
        ),
        Kind(
            "calendar",
            _("Cambio en las fechas del ejercicio"),
            texts.CALENDAR,
            about=CYCLE,
            says=("text", "closes", "reason"),
            is_obligatory=True,
        ),
        Kind(
            "galera",
            _("Galera por confirmar"),
            texts.GALERA,
            about=CYCLE,
            says=("institution", "until"),
            is_obligatory=True,
        ),
        Kind(
            "galera_answer",
            _("Respuesta a una galera"),
            texts.GALERA_ANSWER,
            DIGEST,
            CYCLE,
            ("institution", "by", "text"),
            roles=EDIT,
        ),
        Kind(
            "build_ready",
            _("Documento listo"),
            texts.BUILD_READY,
            about=CYCLE,
            says=("document",),
            roles=EDIT,
        ),
        Kind(
            "build_failed",
            _("Documento que no se pudo generar"),
            texts.BUILD_FAILED,
            about=CYCLE,
            says=("document", "reason"),
            roles=EDIT,
        ),
        Kind(
            "handover",
            _("Registros que pasan de una persona a otra"),
            texts.HANDOVER,
            about=(),
            says=("institution", "by", "text"),
            is_obligatory=True,
        ),
        Kind(
            "invitation",
            _("Invitación"),
            texts.INVITATION,
            about=(),
            says=("by", "institution", "role", "until"),
            roles=(),
            is_obligatory=True,
            is_secret=True,
        ),
        Kind(
            "account",
            _("Correos de la cuenta"),
            texts.ACCOUNT,
            about=(),
            says=("subject", "text"),
            roles=(),
            is_obligatory=True,
            is_secret=True,
            is_editable=False,
        ),
        Kind(
            "digest",
            _("Resumen del día"),
            texts.DAY,
            about=(),
            says=("subject", "text"),
            roles=(),
            is_editable=False,
        ),
    )
}
