"""A field of an entry in words: for conflicts, comparisons and whatever else shows a value outside the form."""

from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from reporting.catalogues.sdg import target_name
from reporting.differences import FieldDifference, field_difference
from reporting.models import (
    ChallengeCategory,
    Entry,
    Figure,
    Kind,
    Objective,
    Population,
    Principle,
    State,
    Upload,
)
from reporting.richtext import plain

RICH = ("description", "results")


def label_of(name: str) -> str:
    """The field's name as people read it."""
    return _named_apart().get(name) or capfirst(
        str(Entry._meta.get_field(name.removesuffix("_id")).verbose_name)
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
    if name == "sdg_targets":
        return [target_name(target) for target in value]
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


def said_by(content: dict) -> dict:
    """A whole content (`content.entry_content`) as `differences` compares it, by the names of `sections.SECTIONS`.

    Contents are kept for years: what a later form asks for is empty in them, and a key no catalogue has says itself.
    """
    kinds, populations, principles = (_names(model, "key") for model in (Kind, Population, Principle))
    categories = _names(ChallengeCategory, "key")
    objectives, states = _names(Objective, "number"), _names(State, "code")
    texts = ("title", "unit", *RICH, "focus_women_how", "focus_disability_how")
    return {
        **{name: content.get(name) or "" for name in texts},
        **{name: ", ".join(in_words(content.get(name))) for name in ("focus_women", "focus_disability")},
        **{name: _date(content.get(name)) for name in ("starts", "ends")},
        "is_permanent": _("Sí") if content.get("is_permanent") else _("No"),
        "objective": objectives.get(content.get("objective"), ""),
        "secondary_objectives": [objectives.get(n, str(n)) for n in content.get("secondary_objectives", ())],
        "kinds": [kinds.get(key, key) for key in content.get("kinds", ())],
        "populations": [populations.get(key, key) for key in content.get("population", ())],
        "principles": [principles.get(key, key) for key in content.get("principles", ())],
        "sdg_targets": [target_name(target) for target in content.get("sdg_targets") or ()],
        "states": [states.get(code, code) for code in content.get("states", ())],
        "partners": [each["name"] for each in content.get("partners", ())],
        "figures": [row | {"total": Decimal(row["total"])} for row in content.get("figures", ())],
        "challenges": [
            {"text": row["text"], "category": categories.get(row["category"], row["category"])}
            for row in content.get("challenges", ())
        ],
        "links": [_link(row) for row in content.get("links", ())],
        "files": [_file(row["title"], row["name"], row["is_public"]) for row in content.get("files", ())],
    }


def _names(model, key: str) -> dict:
    return {getattr(row, key): str(row) for row in model.objects.all()}


def _date(text: str | None) -> str:
    return date_format(date.fromisoformat(text)) if text else ""


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
    return [_file(row["title"], names.get(row["upload_id"]), row["is_public"]) for row in rows]


def _file(title: str, name: str | None, is_public: bool) -> str:
    return ", ".join(filter(None, (title, name, audience(is_public))))


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
