"""The table of kinds: every template names only fields its kind has, and uses what it is given."""

import pytest

from pmm import fields
from reporting.outbox import writing
from reporting.outbox.kinds import ALWAYS, FIELDS, KINDS


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_template_names_only_its_own_fields(kind):
    for text in kind.words:
        assert fields.unknown(str(text), kind.fields) == []


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_template_tells_all_that_it_is_given(kind):
    used = set(fields.FIELD.findall(" ".join(map(str, kind.words))))
    assert {FIELDS[name].word for name in kind.says} <= used


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_a_template_reads_whole_with_examples(kind):
    words = writing.write(kind.words, writing.samples(kind))
    assert words.subject
    assert words.body
    assert "{{" not in f"{words.subject}{words.body}"


def test_no_two_fields_share_a_word_and_each_is_of_some_kind():
    assert len({field.word for field in FIELDS.values()}) == len(FIELDS)
    assert {name for kind in KINDS.values() for name in (*ALWAYS, *kind.about, *kind.says)} == set(FIELDS)


def test_what_carries_a_key_cannot_be_switched_off():
    assert all(kind.is_obligatory for kind in KINDS.values() if kind.is_secret)
