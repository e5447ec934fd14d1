"""What a person sees on the dashboard: whose entries, from which source, narrowed by what, as which charts."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from compendium.charts import Chart, draw
from compendium.live import live_snapshot
from compendium.models import Edition
from compendium.snapshot import Snapshot
from compendium.statistics import Statistics, count
from compendium.statistics.selection import Selection, select
from reporting.models import Cycle, Entry, Status, User
from reporting.permissions import is_editor, is_reporter, is_reviewer

# The words of the address for each question of a selection.
WORDS = {
    "sector": "sector",
    "state": "estado",
    "institution": "institucion",
    "objective": "objetivo",
    "secondary": "secundario",
    "coverage": "cobertura",
    "kind": "tipo",
    "population": "poblacion",
    "women": "mujeres",
    "disability": "discapacidad",
    "challenge": "reto",
    "people": "personas",
    "sdg": "ods",
}
SOURCE = "datos"
APPROVED, SENT = "aprobados", "enviados"
CHARTS = (
    *("sectores", "objetivos", "objetivos-sectores", "estados", "estados-objetivos", "cobertura"),
    *("tipos", "poblacion", "mujeres", "discapacidad", "personas", "retos", "retos-sectores", "serie", "ods"),
)
# These compare with other cycles, which are not narrowed: they tell the truth only about everything.
WHOLE_ONLY = ("serie",)


def may_look(user: User) -> bool:
    return is_reporter(user) or is_reviewer(user) or is_editor(user)


def sees_everything(user: User) -> bool:
    """Liaisons see their own institution's entries, reviewers those assigned to them."""
    return is_editor(user)


@dataclass(frozen=True)
class View:
    """One look at one cycle: `whole` before it was narrowed, `snapshot` after."""

    cycle: Cycle
    source: str
    selection: Selection
    whole: Snapshot
    snapshot: Snapshot
    statistics: Statistics

    def charts(self) -> list[Chart]:
        hidden = WHOLE_ONLY if not self.snapshot.earlier else ()
        names = [name for name in CHARTS if name not in hidden]
        return [self.chart(name) for name in names]

    def chart(self, name: str) -> Chart:
        return draw(name, self.statistics, self.snapshot.catalogues)

    def query(self, selection: Selection | None = None) -> str:
        """The address's query for this view, or for another selection of the same source."""
        chosen = self.selection if selection is None else selection
        source = [] if self.source == APPROVED else [(SOURCE, self.source)]
        return urlencode([*source, *((WORDS[name], value) for name, value in chosen.conditions)])


def look(user: User, cycle: Cycle, query: QueryDict) -> View:
    """What `user` asks for with the words of an address; what means nothing is left out."""
    source, selection = source_of(user, cycle, query.get(SOURCE, "")), selection_of(query)
    whole = load(user, cycle, source)
    entries = select(whole.entries, selection)
    earlier = whole.earlier if sees_everything(user) and not selection.conditions else ()
    snapshot = replace(whole, entries=entries, earlier=earlier)
    return View(cycle, source, selection, whole, snapshot, count(snapshot))


def selection_of(query: QueryDict) -> Selection:
    conditions = [
        (name, value[:300]) for name, word in WORDS.items() for value in query.getlist(word) if value
    ]
    return Selection(tuple(dict.fromkeys(conditions)))


def sources(user: User, cycle: Cycle) -> list[tuple[str, str]]:
    """(key, words) of what may be counted: entries as they stand, and for editors each edition."""
    found = [(APPROVED, _("Aprobados, en vivo")), (SENT, _("Todo lo enviado, en vivo"))]
    if is_editor(user):
        numbers = Edition.objects.filter(cycle=cycle).values_list("number", flat=True)
        found += [(number, _("Edición %(number)s") % {"number": number}) for number in numbers]
    return found


def source_of(user: User, cycle: Cycle, asked: str) -> str:
    return asked if asked in dict(sources(user, cycle)) else APPROVED


def load(user: User, cycle: Cycle, source: str) -> Snapshot:
    if source not in (APPROVED, SENT):
        return Edition.objects.select_related("cycle").get(cycle=cycle, number=source).snapshot()
    entries = Entry.objects.visible_to(user).filter(cycle=cycle).exclude(status=Status.DRAFT)
    if source == APPROVED:
        entries = entries.filter(status=Status.APPROVED)
    return live_snapshot(cycle, entries)


def entry_id(content: dict) -> int:
    """The entry behind a content: its folio ends in it."""
    return int(content["folio"].rpartition("-")[2])
