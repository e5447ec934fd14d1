"""Whether an edition still says what freezing now would say: cheap questions, for a warning beside its documents."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compendium.models import CycleText, Edition, Imprint, Placement, ShortEdit
from reporting.models import Entry, Status


def changed_since(edition: Edition) -> list[str]:
    """What changed in the cycle after the edition was frozen, each in a few words; nothing when it is fresh."""
    cycle, moment = edition.cycle, edition.frozen_at
    approved = Entry.objects.filter(cycle=cycle, status=Status.APPROVED)
    anew = approved.filter(Q(status_since__gt=moment) | Q(updated_at__gt=moment)).count()
    gone = edition.entries.exclude(entry__status=Status.APPROVED).count()
    texts = CycleText.objects.filter(cycle=cycle, is_confirmed=True, updated_at__gt=moment).count()
    arranged = any(
        model.objects.filter(entry__cycle=cycle, at__gt=moment).exists() for model in (Placement, ShortEdit)
    )
    told = (
        (anew, ngettext("%d registro aprobado", "%d registros aprobados", anew) % anew),
        (gone, ngettext("%d registro que ya no lo está", "%d registros que ya no lo están", gone) % gone),
        (texts, ngettext("%d texto", "%d textos", texts) % texts),
        (arranged, _("el orden o los ajustes")),
        (Imprint.objects.filter(cycle=cycle, updated_at__gt=moment).exists(), _("la página legal")),
    )
    return [words for is_so, words in told if is_so]
