"""How reading pages show an entry: every declared field once, a block each."""

from django.urls import reverse

from reporting.models import Entry, Kind, Status
from reporting.reading import blocks_of
from reporting.sections import SECTIONS


def blocks(entry, user):
    found = blocks_of(Entry.objects.with_content().get(pk=entry.pk), user)
    return {block.name: block for _section, blocks in found for block in blocks}


def test_every_field_of_every_section_is_a_block_in_order(make_entry, liaison):
    shown = blocks_of(make_entry(), liaison)
    assert [(section, tuple(b.name for b in blocks)) for section, blocks in shown] == [
        (section, section.fields) for section in SECTIONS
    ]


def test_a_block_says_its_value_as_people_read_it(make_entry, liaison):
    entry = make_entry(is_permanent=True, focus_women=False)
    entry.kinds.set(Kind.objects.all()[:2])
    shown = blocks(entry, liaison)
    assert shown["title"].value == [entry.title]
    assert shown["is_permanent"].value == ["Sí"]
    assert shown["focus_women"].value == ["No"]
    assert shown["focus_disability"].value == []
    assert shown["kinds"].value == [str(kind) for kind in Kind.objects.all()[:2]]
    assert [(figure.what, figure.total) for figure in shown["figures"].value] == [("personas atendidas", 461)]


def test_blocks_of_an_entry_read_with_its_content_ask_for_nothing_more(
    make_entry, liaison, django_assert_num_queries
):
    entry = Entry.objects.with_content().get(pk=make_entry().pk)
    with django_assert_num_queries(0):
        blocks_of(entry, liaison)


def test_the_review_page_has_an_anchor_for_each_field(client, reviewer, make_entry):
    client.force_login(reviewer)
    html = client.get(reverse("review_detail", args=[make_entry(Status.SUBMITTED).pk])).content.decode()
    for section in SECTIONS:
        assert [html.count(f'id="campo-{name}"') for name in section.fields] == [1] * len(section.fields)
    assert "No proporcionado" in html
