"""A reviewer's morning without a mouse: twenty entries decided, one decision undone."""

import pytest
from playwright.sync_api import Page, expect

from reporting.models import Entry, Event, Status
from tests.test_accessibility import sign_in

ENTRIES = 20
RETURNED = {5, 10, 15}
UNDONE = 7
REASON = "jkadcz? Falta el periodo."  # every key of the review, typed


@pytest.fixture
def titles(make_entry):
    """Twenty entries that wait, in the order in which they were sent."""
    titles = [f"Programa {number:02}" for number in range(1, ENTRIES + 1)]
    for title in titles:
        make_entry(Status.SUBMITTED, title=title)
    return titles


def expect_entry(page: Page, title: str):
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.wait_for_load_state()  # the keys work from then on


def press(page: Page, *keys: str):
    for key in keys:
        page.keyboard.press(key)


def approve(page: Page):
    press(page, "a")
    expect(page.get_by_role("button", name="Aprobar", exact=True)).to_be_focused()
    press(page, "Enter")


def give_back(page: Page):
    press(page, "d")
    expect(page.get_by_label("Motivo")).to_be_focused()
    page.keyboard.type(REASON)
    press(page, "Control+Enter")


@pytest.mark.django_db(transaction=True)
def test_twenty_entries_are_decided_by_keyboard_only(window, reviewer, titles):
    page = window()
    sign_in(page, reviewer)
    page.wait_for_load_state()
    expect(page.get_by_text("0 de 20 decididos")).to_be_visible()
    press(page, "j", "j", "k", "Enter")
    for number, title in enumerate(titles, 1):
        expect_entry(page, title)
        if number in RETURNED:
            give_back(page)
        else:
            approve(page)
        if number == UNDONE:
            expect_entry(page, titles[number])
            press(page, "z")
            expect(page.get_by_role("button", name="Deshacer")).to_be_focused()
            press(page, "Enter")
            expect_entry(page, title)
            expect(page.get_by_text("Deshecho: el registro está como antes")).to_be_visible()
            approve(page)
    expect(page.get_by_text("20 de 20 decididos")).to_be_visible()
    expect(page.get_by_text("Nada espera su decisión")).to_be_visible()
    moves = list(Event.objects.filter(by=reviewer).values_list("move", flat=True))
    assert [moves.count(move) for move in ("approve", "return", "undo")] == [18, 3, 1]
    assert set(Event.objects.filter(move="return").values_list("reason", flat=True)) == {REASON}
    assert Entry.objects.filter(status=Status.APPROVED).count() == ENTRIES - len(RETURNED)


@pytest.mark.django_db(transaction=True)
def test_keys_move_between_entries_show_themselves_and_decide_nothing(window, reviewer, titles):
    page = window()
    sign_in(page, reviewer)
    page.wait_for_load_state()
    press(page, "j", "Enter")
    expect_entry(page, titles[0])
    press(page, "j")
    expect_entry(page, titles[1])
    press(page, "k")
    expect_entry(page, titles[0])
    keys = page.get_by_role("heading", name="Atajos del teclado")
    expect(keys).to_be_hidden()
    press(page, "?")
    expect(keys).to_be_visible()
    press(page, "Escape")
    expect(keys).to_be_hidden()
    press(page, "c")
    expect(page.get_by_role("textbox", name="Observación")).to_be_focused()
    press(page, "Tab", "Tab", "a", "d", "z")
    page.wait_for_timeout(300)
    assert Event.objects.filter(by=reviewer).count() == 0


@pytest.mark.django_db(transaction=True)
def test_who_wants_no_keys_has_none(window, reviewer, titles):
    page = window()
    sign_in(page, reviewer)
    page.wait_for_load_state()
    press(page, "?")
    page.get_by_role("button", name="Apagar los atajos").press("Enter")
    page.wait_for_load_state()
    press(page, "j")
    expect(page.get_by_role("link", name=titles[0])).not_to_be_focused()
    page.get_by_role("link", name=titles[0]).press("Enter")
    expect_entry(page, titles[0])
    press(page, "j")
    page.wait_for_timeout(300)
    expect_entry(page, titles[0])
