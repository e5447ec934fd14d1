"""T09: one person, two tabs, saves by itself and by button, answers late or lost: no word lost, no false conflict."""

import json
import random

import pytest
from django.test import Client
from django.urls import reverse

from reporting.models import Entry
from tests.reporting.views.test_entries import shown

NAMES = ("title", "unit")


class Tab:
    """An open form as the script keeps it: it types, sends, and may never hear the answer."""

    def __init__(self, client, entry):
        self.client, self.entry = client, entry
        self.url = reverse("entry_edit", args=[entry.pk, "identification"])
        self.open()

    def open(self):
        context = self.client.get(self.url).context
        self.data = {**shown(self.entry, "identification"), "seals": context["seals"], "tab": context["tab"]}
        self.typed = set()

    def type(self, name, text):
        self.data[name] = text
        self.typed.add(name)

    def autosave(self, *, is_answer_lost=False):
        url = reverse("entry_autosave", args=[self.entry.pk, "identification"])
        said = self.client.post(url, self.data).json()
        if not is_answer_lost:
            self.data["seals"] = json.dumps(said["seals"])
        return said["conflicts"]

    def press(self):
        return self.client.post(self.url, {**self.data, "stay": ""})


@pytest.fixture
def tabs(make_entry, liaison):
    entry, client = make_entry(), Client()
    client.force_login(liaison)
    return [Tab(client, entry) for _ in range(2)]


def kept(name):
    return getattr(Entry.objects.get(), name)


def test_an_answer_that_never_came_is_no_conflict(tabs):
    tab, _other = tabs
    tab.type("title", "Uno")
    tab.autosave(is_answer_lost=True)
    tab.type("title", "Uno y dos")
    assert tab.autosave() == []
    tab.type("title", "Uno, dos y tres")
    assert tab.press().status_code == 302
    assert kept("title") == "Uno, dos y tres"


def test_two_tabs_in_the_same_field_are_asked_once(tabs):
    one, other = tabs
    one.type("title", "De la primera")
    one.autosave(is_answer_lost=True)
    other.type("title", "De la segunda")
    assert [conflict["theirs"] for conflict in other.autosave()] == [["De la primera"]]
    response = other.press()
    assert response.status_code == 409
    other.data["seals"] = response.context["seals"]
    assert other.press().status_code == 302
    assert kept("title") == "De la segunda"


def test_a_tab_without_a_name_is_a_tab_of_its_own(tabs):
    one, other = tabs
    for tab in tabs:
        tab.data["tab"] = ""
    one.type("title", "De la primera")
    one.autosave()
    other.type("title", "De la segunda")
    assert len(other.autosave()) == 1
    assert kept("title") == "De la primera"


@pytest.mark.parametrize("seed", range(60))
def test_T09_no_order_of_two_tabs_loses_a_word_or_invents_a_conflict(seed, tabs):
    """Each tab writes a field of its own, so that every conflict would be false; every third answer is lost."""
    chance = random.Random(seed)
    last = {}
    for step in range(16):
        place = chance.randrange(2)
        tab, name = tabs[place], NAMES[place]
        what = chance.choice(["type", "type", "autosave", "press"])
        if what == "type" or name not in tab.typed:
            tab.type(name, f"Escrito en el paso {step}")
        elif what == "autosave":
            assert tab.autosave(is_answer_lost=chance.random() < 0.34) == []
            last[name] = tab.data[name]
        else:
            assert tab.press().status_code == 302
            last[name] = tab.data[name]
            tab.open()
    assert {name: kept(name) for name in last} == last
