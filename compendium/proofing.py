"""The proof of an edition: shown to its institutions, answered by their heads, closed when its date passes."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from compendium.models import Edition, EditionEntry, Participation, Proof, ProofAnswer, ProofRemark
from reporting import audit, outbox
from reporting.models import Institution, Membership, Role, User
from reporting.outbox.writing import moment

Kind = ProofAnswer.Kind


class ProofRefused(Exception):
    """Nothing was done; the message is a Spanish sentence that says why."""


@dataclass(frozen=True)
class Place:
    """One institution of a proof: its answer that counts, if any, and whether somebody can give it."""

    proof: Proof
    institution: Institution
    entries: int
    answer: ProofAnswer | None
    has_head: bool

    @property
    def state(self) -> str:
        return self.answer.kind if self.answer else "waiting"


# --- Opening and closing ----------------------------------------------------------------------


def open_proof(edition: Edition, *, until, by: User, at=None) -> Proof:
    """Show the edition to its institutions until then, and tell their heads."""
    now = at or timezone.now()
    if until <= now:
        raise ProofRefused(_("La fecha ya pasó: escriba una que dé tiempo de leer."))
    if hasattr(edition, "publication"):
        raise ProofRefused(_("La edición ya está publicada: una corrección es otra edición."))
    try:
        with transaction.atomic():
            proof = Proof.objects.create(edition=edition, until=until, by=by, opened_at=now)
            for institution in institutions_of(edition):
                _tell(proof, institution)
            audit.record("proof_opened", by=by, about=edition, at=now, until=until)
    except IntegrityError:
        raise ProofRefused(_("La galera de esta edición ya está abierta.")) from None
    return proof


def _tell(proof, institution):
    """Its heads; where there is none, its liaisons, who know whom to ask for."""
    people = outbox.reporters_of(institution, [Role.HEAD]) or outbox.reporters_of(institution)
    outbox.post(
        "galera",
        to=people,
        cycle=proof.edition.cycle,
        key=f"{proof.pk}-{institution.pk}",
        path=reverse("proof_institution", args=[proof.edition_id, institution.pk]),
        institution=str(institution),
        until=moment(proof.until),
    )


def close_due(*, at=None) -> int:
    """Record the silence of those who did not answer in time; returns how many proofs were closed."""
    due = list(Proof.objects.filter(closed_at=None, until__lte=at or timezone.now()))
    for proof in due:
        _close(proof, at=at)
    return len(due)


def _close(proof: Proof, *, at=None) -> None:
    now = at or timezone.now()
    with transaction.atomic():
        if not Proof.objects.filter(pk=proof.pk, closed_at=None).update(closed_at=now):
            return
        answered = proof.answers.values("institution")
        silent = institutions_of(proof.edition).exclude(pk__in=answered)
        ProofAnswer.objects.bulk_create(
            ProofAnswer(proof=proof, institution=each, kind=Kind.SILENT, at=now) for each in silent
        )


# --- Answering --------------------------------------------------------------------------------


def confirm(proof: Proof, institution: Institution, *, by: User, at=None) -> ProofAnswer:
    return _answer(proof, institution, Kind.CONFIRMED, {}, by=by, at=at)


def remark(
    proof: Proof, institution: Institution, texts: dict[EditionEntry | None, str], *, by: User, at=None
) -> ProofAnswer:
    """Say what is to be corrected: a text for each entry, and under None what concerns no single one."""
    return _answer(proof, institution, Kind.REMARKED, texts, by=by, at=at)


def _answer(proof, institution, kind, texts, *, by, at):
    now = at or timezone.now()
    with transaction.atomic():
        # The row is touched so that nobody closes the proof meanwhile; what is closed is answered no more.
        open_ = Proof.objects.filter(pk=proof.pk, closed_at=None, until__gt=now)
        if not open_.update(closed_at=None):
            raise ProofRefused(
                _("La galera cerró el %(moment)s: escriba a la edición si algo debe corregirse.")
                % {"moment": moment(proof.until)}
            )
        answer = ProofAnswer.objects.create(proof=proof, institution=institution, kind=kind, by=by, at=now)
        ProofRemark.objects.bulk_create(
            ProofRemark(answer=answer, frozen=frozen, text=text) for frozen, text in texts.items()
        )
        _tell_editor(answer, texts)
        audit.record(
            "proof_answered", by=by, about=proof.edition, at=now, institution=institution, after=kind
        )
    return answer


def _tell_editor(answer, texts):
    said = [f"• {frozen}: {text}" if frozen else f"• {text}" for frozen, text in texts.items()]
    outbox.post(
        "galera_answer",
        to=answer.proof.by,
        cycle=answer.proof.edition.cycle,
        key=answer.pk,
        path=reverse("proof_detail", args=[answer.proof.edition_id]),
        institution=answer.institution,
        by=answer.by,
        text="\n".join(said) or _("La confirmó."),
    )


# --- Who and what -----------------------------------------------------------------------------


def institutions_of(edition: Edition):
    """Those who lead an entry of the edition or take part in one, by name."""
    mine = Participation.objects.filter(frozen__edition=edition).values("institution")
    return Institution.objects.filter(pk__in=mine).order_by("name")


def entries_of(edition: Edition, institution: Institution):
    return edition.entries.filter(participations__institution=institution).order_by("entry")


def latest_answer(proof: Proof, institution: Institution) -> ProofAnswer | None:
    mine = proof.answers.filter(institution=institution).select_related("by")
    return mine.prefetch_related("remarks__frozen").last()


def places(proof: Proof) -> list[Place]:
    """Every institution of a proof by name, with the answer that counts, in a fixed number of queries."""
    return _places(Participation.objects.filter(frozen__edition=proof.edition), [proof])


def places_of(institutions: set[int]) -> list[Place]:
    """All proofs of these institutions, the latest first."""
    mine = Participation.objects.filter(institution__in=institutions, frozen__edition__proof__isnull=False)
    proofs = Proof.objects.filter(edition__in=mine.values("frozen__edition"))
    return _places(mine, proofs.select_related("edition__cycle").order_by("-opened_at"))


def _places(taking_part, proofs) -> list[Place]:
    counted = taking_part.order_by().values_list("frozen__edition", "institution").annotate(Count("pk"))
    counts = {(edition, pk): number for edition, pk, number in counted}
    institutions = Institution.objects.filter(pk__in={pk for _edition, pk in counts}).order_by("name")
    heads = Membership.objects.filter(role=Role.HEAD, user__is_active=True, institution__in=institutions)
    with_head = set(heads.values_list("institution", flat=True))
    answers = _answers(proofs)
    return [
        Place(
            proof,
            each,
            counts[proof.edition_id, each.pk],
            answers.get((proof.pk, each.pk)),
            each.pk in with_head,
        )
        for proof in proofs
        for each in institutions
        if (proof.edition_id, each.pk) in counts
    ]


def _answers(proofs) -> dict[tuple[int, int], ProofAnswer]:
    """The latest of each institution to each proof."""
    given = ProofAnswer.objects.filter(proof__in=proofs).select_related("by")
    return {
        (answer.proof_id, answer.institution_id): answer
        for answer in given.prefetch_related("remarks__frozen")
    }
