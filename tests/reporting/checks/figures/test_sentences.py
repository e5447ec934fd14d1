"""What the check says of whole sentences: certainly wrong ones are warned of, right ones pass in silence."""

import pytest

from reporting.checks.figures import check

from . import developed, held_out

CASES = (*developed.CASES, *held_out.CASES)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.verdict == "wrong"], ids=lambda case: case.text[:60]
)
def test_a_wrong_sum_is_a_warning_with_its_total_and_its_sum(case):
    warnings = {(f.stated, f.sum) for f in check({"results": case.text}) if f.severity == "warns"}
    assert warnings == case.sums


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.verdict == "right"], ids=lambda case: case.text[:60]
)
def test_nothing_is_said_of_what_adds_up_or_is_no_sum(case):
    assert check({"results": case.text}) == []


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.verdict == "open"], ids=lambda case: case.text[:60]
)
def test_what_is_not_certain_is_asked_at_most(case):
    assert [f for f in check({"results": case.text}) if f.severity != "notes"] == []
