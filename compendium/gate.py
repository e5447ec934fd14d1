"""What stands between approved entries and an edition: findings that nobody removed or explained."""

from functools import cached_property

from reporting import checking
from reporting.models import Cycle, Status


class FreezeGate:
    """The open findings of a cycle's approved entries: blockers stop it, warnings ask for a reason.

    What came approved from a printed book is public already: there, nothing blocks.
    """

    def __init__(self, cycle: Cycle):
        self.cycle = cycle

    @cached_property
    def open(self) -> list[checking.Answered]:
        found = checking.cycle_findings(self.cycle, only=[Status.APPROVED])
        return [each for each in found if each.is_open]

    @cached_property
    def blockers(self) -> list[checking.Answered]:
        public = checking.was_printed_before([each.entry for each in self.open])
        return [each for each in self.open if each.blocks and each.entry.pk not in public]

    @cached_property
    def warnings(self) -> int:
        return len(self.open) - len(self.blockers)
