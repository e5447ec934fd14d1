"""One person's data (ARCO rights): everything the product keeps about somebody, and its correction."""

from django.db import models
from django.utils import timezone

from reporting import audit
from reporting.models import User

# What a person is never handed, not even about themselves: secrets, and what institutions wrote.
WITHHELD = frozenset({"password", "data", "session_key", "content", "sha256", "previous"})
PLAIN = (
    models.CharField,
    models.TextField,
    models.DateField,
    models.BooleanField,
    models.IntegerField,
    models.EmailField,
    models.GenericIPAddressField,
)


def of(person: User) -> dict:
    """The account, and each row of every table that names the person, as JSON-safe values."""
    return {
        "generado": timezone.localtime().isoformat(timespec="seconds"),
        "cuenta": _values(person),
        "registros": {name: rows for name, rows in sorted(_naming(person).items()) if rows},
    }


def rectify(form, *, by: User) -> User:
    """Save what a form corrects of a person; which fields is recorded, not what they said."""
    person = form.save()
    if form.changed_data:
        audit.record("person_changed", by=by, about=person, fields=", ".join(form.changed_data))
    return person


def _naming(person: User) -> dict[str, list[dict]]:
    """Rows by «table: how it names the person», whatever models there are: new ones come in by themselves."""
    relations = [f for f in User._meta.get_fields(include_hidden=True) if f.auto_created and not f.concrete]
    found = {}
    for relation in relations:
        if not (relation.one_to_many or relation.one_to_one):
            continue
        rows = relation.related_model._base_manager.filter(**{relation.field.name: person}).order_by("pk")
        name = f"{relation.related_model._meta.verbose_name}: {relation.field.verbose_name}"
        found.setdefault(name, []).extend(map(_values, rows))
    return found


def _values(row) -> dict:
    """The plain fields of a row and the keys of what it points to."""
    return {
        field.name: _plain(field.value_from_object(row))
        for field in row._meta.concrete_fields
        if field.name not in WITHHELD and (isinstance(field, PLAIN) or field.is_relation or field.primary_key)
    }


def _plain(value):
    return value.isoformat() if hasattr(value, "isoformat") else value
