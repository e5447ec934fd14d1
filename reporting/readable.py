"""A field of an entry in words: for conflicts, comparisons and whatever else shows a value outside the form."""

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from reporting.differences import FieldDifference, field_difference
from reporting.models import ChallengeCategory, Entry, Figure, Upload
from reporting.richtext import plain

RICH = ("description", "results")


def label_of(name: str) -> str:
    """The field's name as people read it."""
    return (
        _named_apart().get(name)
        or str(Entry._meta.get_field(name.removesuffix("_id")).verbose_name).capitalize()
    )


def lines_of(name: str, value) -> list[str]:
    """The value by the names of `drafting.values_of`, a line for each paragraph, item or row; empty when empty."""
    if name == "figures":
        return [_figure(row) for row in value]
    if name == "challenges":
        return [plain(row["text"]) for row in value]
    if name == "links":
        return [_link(row) for row in value]
    if name == "files":
        return _files(value)
    if name in RICH:
        return plain(value).split("\n") if value else []
    field = Entry._meta.get_field(name.removesuffix("_id"))
    if field.many_to_many:
        return [str(item) for item in field.related_model.objects.filter(pk__in=value)]
    if field.is_relation:
        return [str(item) for item in field.related_model.objects.filter(pk=value)]
    return in_words(value)


def _named_apart() -> dict[str, str]:
    """Fields that are no column, and two whose own names only make sense below their question."""
    return {
        "figures": _("Cifras"),
        "challenges": _("Retos"),
        "links": _("Enlaces"),
        "files": _("Archivos"),
        "focus_women_how": _("Enfoque en mujeres: de qué manera"),
        "focus_disability_how": _("Personas con discapacidad: de qué manera"),
    }


def said(name: str, value):
    """The value by the names of `drafting.values_of`, as `differences` compares it: whatever is an id in words."""
    if name == "challenges":
        names = dict(ChallengeCategory.objects.values_list("pk", "name"))
        return [{"text": row["text"], "category": names.get(row["category_id"], "")} for row in value]
    if name in ("figures", *RICH) or isinstance(value, str):
        return value
    lines = lines_of(name, value)
    return lines if isinstance(value, list) else ", ".join(lines)


def difference(name: str, before, after) -> FieldDifference:
    """Two values of a field by the names of `drafting.values_of`."""
    return field_difference(name, label_of(name), said(name, before), said(name, after))


def _figure(row: dict) -> str:
    parts = [
        f"{Figure._meta.get_field(name).verbose_name} {number_format(row[name])}"
        for name in Figure.BREAKDOWN
        if row[name] is not None
    ]
    total = f"{row['what']}: {number_format(row['total'].normalize())}"
    return f"{total} ({', '.join(parts)})" if parts else total


def _link(row: dict) -> str:
    said = f"{row['title']}: {row['url']}" if row["title"] else row["url"]
    return f"{said} ({audience(row['is_public'])})"


def _files(rows: list[dict]) -> list[str]:
    names = dict(Upload.objects.filter(pk__in=[row["upload_id"] for row in rows]).values_list("pk", "name"))
    return [
        ", ".join(filter(None, (row["title"], names.get(row["upload_id"]), audience(row["is_public"]))))
        for row in rows
    ]


def audience(is_public: bool) -> str:
    """Whom a piece of evidence is for."""
    return _("puede publicarse") if is_public else _("sólo para quien revisa")


def in_words(value) -> list[str]:
    """A plain value (text, date, yes or no) as the lines that say it."""
    if value is None or value == "" or value == []:
        return []
    if isinstance(value, bool):
        return [_("Sí") if value else _("No")]
    return [date_format(value) if hasattr(value, "isoformat") else str(value)]
