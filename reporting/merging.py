"""Two institutions on record that are one: everything of the one becomes the other's, or nothing does.

What is written once (editions, proofs, events of cycles) stays as it was written, with the one that goes.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from reporting import audit, calling
from reporting.catalogues import fold
from reporting.models import (
    Call,
    Entry,
    Extension,
    Institution,
    InstitutionAlias,
    Invitation,
    Membership,
    Programme,
    Status,
    Upload,
    User,
)

Partner, Assigned = Entry.partners.through, Membership.institutions.through
# Each relation to an institution that moves: the model, its field, and what two rows may not share.
MOVES = (
    (Programme, "institution", ()),
    (Entry, "institution", ()),
    (Upload, "institution", ()),
    (InstitutionAlias, "institution", ()),
    (Membership, "institution", ("user", "role")),
    (Invitation, "institution", ("email", "role")),
    (Call, "institution", ("cycle",)),
    (Extension, "institution", ("cycle",)),
    (Partner, "institution", ("entry",)),
    (Assigned, "institution", ("membership",)),
    (Institution, "parent", ()),
    (Institution, "merged_into", ()),
)
ALIKE = 60  # of 100: below, two names share no more than chance gives them
MOST = 3


class MergeRefused(Exception):
    """Nothing moved; the message is a Spanish sentence that says what stands in the way."""


@dataclass(frozen=True)
class Likeness:
    institution: Institution
    score: int  # of 100


def merge(gone: Institution, *, into: Institution, by: User) -> None:
    """Give everything of `gone` to `into`, which is also known by its names from now on."""
    with transaction.atomic():
        gone, kept = _locked(gone, into)
        _refuse_kinship(gone, kept)
        _refuse_same_programme(gone, kept)
        _keep_longer_extensions(gone, kept)
        gone.aliases.update(until=None)  # they never were official names of `kept`
        for model, field, same in MOVES:
            _move(model, field, same, gone, kept)
        Partner.objects.filter(institution=kept, entry__institution=kept).delete()
        _forget_contradicted_answers(kept)
        label = str(gone)
        _rest(gone, kept)
        audit.record("institution_changed", by=by, about=kept, what=_("Se le unió otra"), institution=label)


def belongings(institution: Institution) -> list[tuple[str, int]]:
    """(what, how many) of what would move, for whoever decides."""
    return [
        (str(model._meta.verbose_name_plural), model.objects.filter(**{field: institution}).count())
        for model, field in (
            (Entry, "institution"),
            (Programme, "institution"),
            (Membership, "institution"),
            (Call, "institution"),
            (Upload, "institution"),
        )
    ]


def alike(institutions: Iterable[Institution]) -> dict[int, list[Likeness]]:
    """For each, by id, the institutions its names resemble most, the likest first."""
    standing = {each.pk: each for each in Institution.objects.standing().prefetch_related("aliases")}
    names = {(pk, n): name for pk, each in standing.items() for n, name in enumerate(_names(each))}
    found = {}
    for institution in institutions:
        best: dict[int, float] = {}
        for name in _names(standing[institution.pk]):
            for _name, score, (pk, _n) in process.extract(
                name, names, scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE, limit=None
            ):
                best[pk] = max(score, best.get(pk, 0))
        best.pop(institution.pk, None)
        likest = sorted(best, key=lambda pk: (-best[pk], standing[pk].name))[:MOST]
        found[institution.pk] = [Likeness(standing[pk], round(best[pk])) for pk in likest]
    return found


def _names(institution: Institution) -> list[str]:
    """Folded; acronyms of a few letters resemble each other by chance and are left out."""
    names = (institution.name, *(alias.name for alias in institution.aliases.all()))
    return [folded for folded in map(fold, names) if len(folded) > 5]


def _locked(gone: Institution, kept: Institution) -> tuple[Institution, Institution]:
    rows = Institution.objects.select_for_update().standing().filter(pk__in=[gone.pk, kept.pk])
    found = {row.pk: row for row in rows.order_by("pk")}
    if len(found) < 2:
        raise MergeRefused(_("Elija otra institución: ésta ya se unió, o es la misma."))
    return found[gone.pk], found[kept.pk]


def _refuse_kinship(gone: Institution, kept: Institution) -> None:
    """Moving the units of `gone` would make `kept` its own parent."""
    above = kept.parent
    while above is not None and above != gone:
        above = above.parent
    if above == gone:
        raise MergeRefused(
            _("%(kept)s depende de %(gone)s: cambie antes de quién depende.")
            % {"kept": kept.short_name, "gone": gone.short_name}
        )


def _refuse_same_programme(gone: Institution, kept: Institution) -> None:
    twin = Entry.objects.filter(institution=kept, cycle=OuterRef("cycle"), programme=OuterRef("programme"))
    entry = Entry.objects.filter(Exists(twin), institution=gone).select_related("cycle").first()
    if entry:
        raise MergeRefused(
            _(
                "Las dos tienen un registro del mismo programa en %(cycle)s («%(title)s»): "
                "decida antes cuál queda, en «Programas repetidos»."
            )
            % {"cycle": entry.cycle.name, "title": entry.title}
        )


def _keep_longer_extensions(gone: Institution, kept: Institution) -> None:
    for extension in Extension.objects.filter(institution=gone):
        Extension.objects.filter(cycle=extension.cycle_id, institution=kept).update(
            until=Greatest(F("until"), extension.until)
        )


def _move(model, field: str, same: tuple[str, ...], gone: Institution, kept: Institution) -> None:
    """The rows become those of `kept`, but where it has one that is the same already."""
    rows = model._base_manager.filter(**{field: gone})
    if same:
        twin = model._base_manager.filter(**{field: kept}, **{name: OuterRef(name) for name in same})
        rows.filter(Exists(twin)).delete()
    rows.update(**{field: kept})


def _forget_contradicted_answers(kept: Institution) -> None:
    """What the one sent says more than the other's answer that there is nothing."""
    sent = Entry.objects.filter(cycle=OuterRef("cycle"), institution=kept).exclude(status=Status.DRAFT)
    Call.objects.filter(Exists(sent), institution=kept).update(**calling.NO_ANSWER)


def _rest(gone: Institution, kept: Institution) -> None:
    """`gone` keeps its row, so that what is written once still has whom it names, and its names lead to `kept`."""
    taken = InstitutionAlias.objects.filter(name=OuterRef("name"))
    names = Institution.objects.filter(~Exists(taken), pk=gone.pk).values_list("name", flat=True)
    InstitutionAlias.objects.bulk_create(
        InstitutionAlias(institution=kept, name=name, acronym=gone.acronym) for name in names
    )
    Institution.objects.filter(pk=gone.pk).update(
        acronym="", is_active=False, needs_review=False, merged_into=kept
    )
