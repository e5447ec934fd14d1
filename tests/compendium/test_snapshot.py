"""A snapshot is values: it goes through JSON and comes back the same."""

import pytest

from compendium import snapshot as snapshots
from tests.compendium.snapshots import AMEXCID, SRE, book_of_everything, entry


def test_a_snapshot_survives_json():
    book = book_of_everything()
    assert snapshots.from_json(snapshots.to_json(book)) == book


def test_the_same_snapshot_gives_the_same_text():
    book = book_of_everything()
    again = snapshots.from_json(snapshots.to_json(book))
    assert snapshots.to_json(again) == snapshots.to_json(book)


def test_what_is_missing_is_named():
    with pytest.raises(snapshots.SnapshotError, match="cycle, catalogues"):
        snapshots.from_dict({"edition": {}, "entries": []})


def test_participants_are_the_lead_and_then_the_partners_each_once():
    assert snapshots.participants(entry(lead=SRE, partners=[AMEXCID, SRE])) == (SRE, AMEXCID)
