"""The printed book against answers read by hand: all that is wrong is found, nothing that is right is blamed."""

import json

import pytest
from django.core.management import call_command

from reporting.checks.figures.measuring import measure
from reporting.importing.printed import read_printed

ANSWERS = "gold/arithmetic.json"
SOURCE = "sources/compendio_2025_chapters_1_3_4_5.txt"


@pytest.fixture(scope="module")
def measured(shared):
    answers = json.loads((shared / ANSWERS).read_text("utf-8"))["items"]
    return measure(answers, read_printed((shared / SOURCE).read_text("utf-8")))


def test_every_wrong_sum_is_warned_of_and_no_other(measured):
    assert (measured.missed, measured.false_alarms) == ([], [])
    assert (measured.recall, measured.precision) == (1, 1)


def test_only_what_is_ambiguous_is_asked(measured, shared):
    answers = json.loads((shared / ANSWERS).read_text("utf-8"))["items"]
    ambiguous = {
        f"{answer['entry']}: {answer['stated_total']} ≠ {answer['sum_of_parts']}"
        for answer in answers
        if answer["verdict"] == "ambiguous"
    }
    assert set(measured.questions) <= ambiguous


def test_most_sums_are_noticed_when_they_are_broken(measured):
    assert measured.broken_recall > 0.8


def test_the_command_prints_it(shared, capsys):
    call_command("measure_figures", shared / ANSWERS, source=shared / SOURCE, json=True)
    printed = json.loads(capsys.readouterr().out)
    assert (printed["recall"], printed["precision"]) == (1, 1)
