"""The audit log's only writer, and its reader: who did what to whom, in a chain that shows every gap."""

import json
from collections.abc import Iterator
from datetime import UTC

from allauth.account.adapter import get_adapter
from allauth.core import context
from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from reporting.content import sha256_of
from reporting.models import AuditEvent, User

# What the details of an act are called; a name that is not here is shown as it is.
DETAILS = {
    "file": _("archivo"),
    "format": _("formato"),
    "document": _("documento"),
    "role": _("papel"),
    "before": _("antes"),
    "after": _("después"),
    "institution": _("institución"),
    "what": _("qué"),
    "closes_at": _("cierre"),
    "method": _("medio"),
    "reason": _("motivo"),
    "path": _("dirección"),
    "rows": _("renglones"),
    "entries": _("registros"),
    "to": _("pasa a"),
    "email": _("correo"),
    "fields": _("campos"),
    "until": _("hasta"),
}

START = "0" * 64  # what the first row follows
WRITER = 7_461_002  # the lock of whoever writes the next row: any number that nobody else uses

ACTIONS = {
    "signed_in": _("Inició sesión"),
    "sign_in_failed": _("Intento de entrar fallido"),
    "signed_out": _("Salió"),
    "session_ended": _("Sesión terminada"),
    "password_changed": _("Cambió su contraseña"),
    "password_reset": _("Restableció su contraseña"),
    "factor_added": _("Agregó un segundo factor"),
    "factor_removed": _("Quitó un segundo factor"),
    "factor_taken": _("Quitó el segundo factor de otra persona"),
    "codes_made": _("Generó códigos de recuperación"),
    "invited": _("Invitó"),
    "invitation_resent": _("Reenvió una invitación"),
    "invitation_withdrawn": _("Retiró una invitación"),
    "invitation_accepted": _("Aceptó una invitación"),
    "account_opened": _("Abrió una cuenta"),
    "role_given": _("Dio un papel"),
    "role_changed": _("Cambió un papel"),
    "role_taken": _("Retiró un papel"),
    "person_deactivated": _("Desactivó una cuenta"),
    "person_activated": _("Reactivó una cuenta"),
    "handed_over": _("Pasó un encargo"),
    "person_seen": _("Consultó datos personales"),
    "person_changed": _("Cambió datos personales"),
    "person_exported": _("Exportó los datos de una persona"),
    "exported": _("Exportó datos"),
    "draft_downloaded": _("Descargó un documento sin publicar"),
    "frozen": _("Congeló una edición"),
    "proof_opened": _("Abrió una galera"),
    "proof_answered": _("Respondió a una galera"),
    "published": _("Publicó una edición"),
    "cycle_changed": _("Cambió un ejercicio"),
    "institution_changed": _("Cambió una institución"),
    "messages_sent": _("Envió avisos"),
    "messages_held": _("Retuvo avisos"),
    "messages_discarded": _("Descartó avisos"),
    "refused": _("Intento sin permiso"),
}


def record(action: str, *, by: User | None = None, about=None, at=None, **details) -> AuditEvent:
    """Write down that `by` did `action` (a key of ACTIONS) to `about`, with what else there is to know.

    Rows are written one after the other until the transaction ends: make this the last thing in yours.
    """
    if action not in ACTIONS:
        raise ValueError(f"{action} is no action of the audit log: add it to ACTIONS")
    with transaction.atomic():
        _wait_for_my_turn()
        last = AuditEvent.objects.order_by("-number").values_list("number", "sha256").first()
        number, previous = last or (0, START)
        row = AuditEvent(
            number=number + 1,
            at=(at or timezone.now()).astimezone(UTC),
            action=action,
            actor=by,
            details=json.loads(json.dumps(details, default=str)),
            ip=_address(),
            previous=previous,
            **_about(about),
        )
        row.sha256 = _print_of(row)
        row.save()
    return row


def matching(*, text="", action="", person=None, since=None, until=None) -> QuerySet:
    """The rows that a search asks for, the latest first; `since` and `until` are days, both included."""
    rows = AuditEvent.objects.select_related("actor")
    if text:
        rows = rows.filter(
            Q(object_label__icontains=text) | Q(actor__name__icontains=text) | Q(actor__email__icontains=text)
        )
    if action:
        rows = rows.filter(action=action)
    if person:
        rows = rows.filter(Q(actor=person) | Q(**_key_of(person)))
    if since:
        rows = rows.filter(at__date__gte=since)
    if until:
        rows = rows.filter(at__date__lte=until)
    return rows


def broken_links() -> Iterator[tuple[int, str]]:
    """(number, what is wrong) of each row that is missing, changed or out of its place; none when all is well."""
    number, previous = 0, START
    for row in AuditEvent.objects.order_by("number").iterator(chunk_size=2000):
        if row.number != number + 1:
            yield row.number, f"rows {number + 1} to {row.number - 1} are missing"
        elif row.previous != previous:
            yield row.number, "does not follow the row before"
        if row.sha256 != _print_of(row):
            yield row.number, "was changed"
        number, previous = row.number, row.sha256


def end() -> str:
    """Number and print of the last row: kept elsewhere, it shows when rows are cut off the end."""
    last = AuditEvent.objects.order_by("-number").first()
    return f"{last.number} {last.sha256}" if last else "nothing"


def _wait_for_my_turn() -> None:
    """One writer at a time, so that the chain never forks; SQLite has only one anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITER])


def words_of(row: AuditEvent) -> list[tuple[str, str]]:
    """The details of a row as (word, value)."""
    return [(str(DETAILS.get(name, name)), str(value)) for name, value in row.details.items() if value != ""]


def _about(thing) -> dict:
    if thing is None:
        return {}
    return {**_key_of(thing), "object_label": str(thing)[:300]}


def _key_of(thing) -> dict:
    return {"object_kind": thing._meta.label_lower, "object_id": str(thing.pk)}


def _address() -> str | None:
    """Where the request came from that this happens in; nothing in a task or a command."""
    return get_adapter().get_client_ip(context.request) if context.request else None


def _print_of(row: AuditEvent) -> str:
    names = ("number", "action", "actor_id", "object_kind", "object_id", "object_label", "details", "ip")
    values = {name: getattr(row, name) for name in (*names, "previous")}
    return sha256_of({**values, "at": row.at.isoformat()})
