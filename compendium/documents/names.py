"""How institutions are named in print: in full at first mention in a chapter, by their acronym afterwards."""

from collections import defaultdict

from compendium.prose import capitals, sort_key
from compendium.snapshot import STATES_SECTOR, identity, participants


def display_name(institution: dict, state_names: dict[str, str]) -> str:
    """The name as a list prints it; an office of a state says which state when its name does not."""
    name = institution["name"]
    state = state_names.get(institution.get("state") or "")
    if institution["sector"] != STATES_SECTOR or not state or sort_key(state) in sort_key(name):
        return name
    return f"{name}, {state}"


def ministry_of(institution: dict) -> dict | None:
    """The ministry that is printed with one of its units, else None."""
    return institution.get("parent") if institution.get("is_unit") else None


def place(entry: dict) -> tuple:
    """Sorts the entries of one objective: the editor's order first, then by institution and folio.

    A unit stands under its ministry's name, after what the ministry itself reports.
    """
    institution = entry["institution"]
    ministry = ministry_of(institution)
    position = entry.get("position")
    return (
        position is None,
        position or 0,
        sort_key(ministry["name"] if ministry else institution["name"]),
        sort_key(institution["name"]) if ministry else "",
        institution.get("state") or "",
        entry["folio"],
    )


class Mentions:
    """The institutions one chapter has named so far."""

    def __init__(self, entries, state_names):
        self.state_names = state_names
        self.named = set()
        self.shared_acronyms = _shared_acronyms(entries)

    def of(self, entry: dict) -> str:
        """Those who take part, lead first, in capitals: "SRE / AMEXCID", "UPMRIP (SEGOB)"."""
        everyone = participants(entry)
        names = {institution["name"] for institution in everyone}
        return " / ".join(self.mention(institution, beside=names) for institution in everyone)

    def mention(self, institution: dict, *, beside=()) -> str:
        """A unit goes without its ministry where the ministry is named beside it."""
        is_first = identity(institution) not in self.named
        name = self._name(institution, identity(institution))
        ministry = ministry_of(institution)
        if not ministry or ministry["name"] in beside:
            return name
        if is_first:
            return f"{name}, {self._ministry(ministry, institution['sector'])}"
        return f"{name} ({self._short(ministry)})"

    def _ministry(self, ministry, sector):
        return self._name({**ministry, "sector": sector}, identity({**ministry, "sector": sector}))

    def _name(self, institution, key):
        acronym = institution.get("acronym") or ""
        full = capitals(display_name(institution, self.state_names))
        is_first = key not in self.named
        self.named.add(key)
        if not acronym or (not is_first and acronym in self.shared_acronyms):
            return full
        return f"{full} ({capitals(acronym)})" if is_first else capitals(acronym)

    @staticmethod
    def _short(ministry):
        return capitals(ministry.get("acronym") or ministry["name"])


def _shared_acronyms(entries):
    """Acronyms that two institutions of the chapter use: alone they would not say which one is meant."""
    owners = defaultdict(set)
    for entry in entries:
        for institution in participants(entry):
            owners[institution.get("acronym") or ""].add(identity(institution))
    return {acronym for acronym, keys in owners.items() if len(keys) > 1}
