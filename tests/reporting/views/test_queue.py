"""The reviewer's queue: what it lists, its filters in the address, views with names, several entries at once."""

import pytest
from django.urls import reverse

from reporting import workflow
from reporting.models import Entry, Event, Kind, Membership, Observation, Role, SavedView, Seen, Status
from tests.cast import make_user

QUEUE = "/revision/"


@pytest.fixture
def page(client, reviewer):
    client.force_login(reviewer)
    return client


def listed(page, query=""):
    return [line.entry.title for line in page.get(QUEUE + query).context["lines"]]


def test_the_queue_holds_what_waits_oldest_first(page, make_entry):
    make_entry(Status.SUBMITTED, title="Uno")
    make_entry(Status.SUBMITTED, title="Dos")
    make_entry(title="Borrador")
    make_entry(Status.APPROVED, title="Decidido")
    assert listed(page) == ["Uno", "Dos"]


def test_the_empty_queue_says_so(page, cycle):
    assert "Nada espera su decisión" in page.get(QUEUE).content.decode()


def test_the_counter_says_how_many_of_the_list_are_decided(page, make_entry):
    for title, status in (("Uno", "submitted"), ("Dos", "approved"), ("Tres", "returned")):
        make_entry(status, title=title, objective=3)
    make_entry(Status.APPROVED, title="De otro objetivo")
    assert "2 de 3 decididos" in page.get(f"{QUEUE}?objetivo=3").content.decode()


@pytest.mark.parametrize(
    "query",
    [
        *("objetivo=3", "sector=1", "entidad=26", "entidad=08", "tipo={kind}", "institucion={sre}"),
        *("asignado=mi", "asignado={reviewer}", "asignado=nadie", "estado=devuelto", "estado=todos"),
        *("avisos=con", "avisos=sin", "cambios=desde", "cambios=nuevo"),
    ],
)
def test_each_filter_leaves_what_it_says(query, page, make_entry, elsewhere, reviewer):
    kind = Kind.objects.first()
    waiting = {
        "objetivo=3": make_entry(Status.SUBMITTED, title="Objetivo tres", objective=3),
        "institucion={sre}": make_entry(Status.SUBMITTED, title="De la SRE", lead=elsewhere),
        "asignado=mi": make_entry(Status.SUBMITTED, title="Mío"),
        "tipo={kind}": make_entry(Status.SUBMITTED, title="Con tipo"),
        "entidad=26": make_entry(Status.SUBMITTED, title="En Sonora"),
        "cambios=desde": make_entry(Status.SUBMITTED, title="Cambió"),
        "avisos=con": make_entry(
            Status.SUBMITTED, title="Con aviso", results="<p>De 10 personas, 3 son mujeres y 4 hombres.</p>"
        ),
    }
    returned = make_entry(Status.RETURNED, title="Devuelto")
    Entry.objects.filter(title="Mío").update(assigned_to=reviewer)
    waiting["tipo={kind}"].kinds.add(kind)
    waiting["entidad=26"].states.add("26", "14")
    for entry in Entry.objects.exclude(title="Objetivo tres"):
        Seen.objects.mark(entry, reviewer)
    Entry.objects.filter(title="Cambió").update(version=2)
    titles = {name: entry.title for name, entry in waiting.items()}
    everything = [
        entry.title for entry in Entry.objects.filter(status=Status.SUBMITTED).order_by("status_since")
    ]
    warned = [e.title for e in Entry.objects.filter(checked__open_findings__gt=0)]
    assert "Con aviso" in warned
    expected = {
        **{name: [title] for name, title in titles.items()},
        "sector=1": everything,
        "entidad=08": [],
        "asignado={reviewer}": ["Mío"],
        "asignado=nadie": [title for title in everything if title != "Mío"],
        "estado=devuelto": [returned.title],
        "estado=todos": [*everything, returned.title],
        "avisos=con": [title for title in everything if title in warned],
        "avisos=sin": [title for title in everything if title not in warned],
        "cambios=nuevo": ["Objetivo tres"],
    }
    asked = query.format(kind=kind.pk, sre=elsewhere.pk, reviewer=reviewer.pk)
    assert listed(page, f"?{asked}") == expected[query]


def test_filters_stay_in_every_link_and_each_has_a_way_out(page, make_entry):
    entry = make_entry(Status.SUBMITTED, objective=3)
    html = page.get(f"{QUEUE}?objetivo=3&asignado=nadie").content.decode()
    assert f'href="/revision/{entry.pk}/?objetivo=3&amp;asignado=nadie"' in html
    assert 'href="/revision/?objetivo=3"' in html
    assert 'href="/revision/?asignado=nadie"' in html


def test_nonsense_in_the_address_filters_nothing(page, make_entry):
    make_entry(Status.SUBMITTED, title="Uno")
    assert listed(page, "?objetivo=99&asignado=zz&estado=x&tipo=&pagina=z&ejercicio=1999") == ["Uno"]


def test_a_list_that_filters_empty_says_how_to_see_more(page, make_entry):
    make_entry(Status.SUBMITTED)
    assert "Ningún registro cumple con estos filtros." in page.get(f"{QUEUE}?objetivo=3").content.decode()


def test_a_line_says_what_is_new_what_changed_and_who_has_it(page, make_entry, reviewer):
    new, changed, same = (make_entry(Status.SUBMITTED, title=title) for title in "abc")
    for entry in (changed, same):
        Seen.objects.mark(entry, reviewer)
    Entry.objects.filter(pk=changed.pk).update(version=2)
    Entry.objects.filter(pk=new.pk).update(assigned_to=reviewer)
    lines = page.get(QUEUE).context["lines"]
    assert [(line.is_new, line.has_changed) for line in lines] == [
        (True, False),
        (False, True),
        (False, False),
    ]
    assert "a usted" in page.get(QUEUE).content.decode()


def test_as_many_queries_for_three_hundred_as_for_three(page, make_entry, reviewer, queries):
    for number in range(3):
        make_entry(Status.SUBMITTED, title=f"Programa {number}")
    page.get(QUEUE)
    few = queries(QUEUE)
    for number in range(297):
        make_entry(Status.SUBMITTED, title=f"Otro {number}")
    Entry.objects.update(assigned_to=reviewer)
    assert queries(QUEUE) == few


def test_taking_the_next_one_opens_it_with_the_same_filters(page, make_entry, reviewer):
    make_entry(Status.SUBMITTED, objective=4)
    entry = make_entry(Status.SUBMITTED, objective=3)
    answer = page.post("/revision/siguiente/?objetivo=3")
    assert answer.url == f"/revision/{entry.pk}/?objetivo=3"
    assert Entry.objects.get(pk=entry.pk).assigned_to == reviewer


def test_when_nothing_is_left_to_take_it_says_so(page, cycle):
    answer = page.post("/revision/siguiente/?objetivo=3", follow=True)
    assert answer.redirect_chain[0][0] == "/revision/?objetivo=3"
    assert "No queda ningún registro sin tomar" in answer.content.decode()


# --- Views with names ---------------------------------------------------------------------------


def test_filters_get_a_name_and_a_link(page, cycle, reviewer):
    page.post("/revision/vistas/?objetivo=3&pagina=2&nada=1", {"nombre": " Los del tres "})
    assert list(SavedView.objects.values_list("user", "name", "query")) == [
        (reviewer.pk, "Los del tres", "objetivo=3")
    ]
    assert '<a href="/revision/?objetivo=3" >Los del tres</a>' in page.get(QUEUE).content.decode()
    page.post("/revision/vistas/?sector=2", {"nombre": "Los del tres"})
    assert SavedView.objects.get().query == "sector=2"


@pytest.mark.parametrize("name", ["", "   ", "x" * 61])
def test_a_view_needs_a_name_that_fits(name, page, cycle):
    answer = page.post("/revision/vistas/", {"nombre": name}, follow=True)
    assert "Escriba un nombre de hasta 60 letras." in answer.content.decode()
    assert not SavedView.objects.exists()


def test_views_are_of_one_person(page, cycle, editor, reviewer):
    theirs = SavedView.objects.create(user=editor, name="Suya")
    mine = SavedView.objects.create(user=reviewer, name="Mía")
    assert page.post(reverse("view_delete", args=[theirs.pk])).status_code == 404
    page.post(reverse("view_delete", args=[mine.pk]))
    assert list(SavedView.objects.all()) == [theirs]


# --- Several at once ----------------------------------------------------------------------------


@pytest.fixture
def mixed(make_entry, reviewer):
    """One entry that may be approved with others, and one for each reason why not."""
    entries = {name: make_entry(Status.SUBMITTED, title=name) for name in ("lista", "cambió", "observada")}
    entries["decidida"] = make_entry(Status.APPROVED, title="decidida")
    entries["propia"] = make_entry(Status.SUBMITTED, title="propia")
    entries["propia"].checkpoints.create(number=2, version=1, content={}, sha256="0" * 64, by=reviewer)
    for entry in entries.values():
        Seen.objects.mark(entry, reviewer)
    entries["sin abrir"] = make_entry(Status.SUBMITTED, title="sin abrir")
    Entry.objects.filter(title="cambió").update(version=2)
    Observation.objects.create(entry=entries["observada"], version=1, is_internal=True)
    return entries


def test_the_summary_says_which_are_left_out_and_why(page, mixed):
    query = "&".join(f"registro={entry.pk}" for entry in mixed.values())
    context = page.get(f"/revision/varios/?{query}").context
    assert [each.entry.title for each in context["ready"]] == ["lista"]
    assert {each.entry.title: each.why_not for each in context["left_out"]} == {
        "cambió": ["Cambió desde que usted lo leyó: vio la versión 1 y ya es la 2."],
        "observada": ["Tiene 1 observación sin resolver."],
        "decidida": ["No espera decisión: está en estado «Aprobado»."],
        "propia": ["Usted lo envió: lo aprueba otra persona."],
        "sin abrir": ["Usted no lo ha abierto todavía."],
    }
    assert Entry.objects.filter(status=Status.APPROVED).count() == 1


def test_approving_many_is_one_event_each_and_only_of_those_that_may(page, mixed, reviewer):
    pairs = [f"{entry.pk}-{Entry.objects.get(pk=entry.pk).version}" for entry in mixed.values()]
    answer = page.post("/revision/varios/aprobar/?objetivo=21", {"registro": pairs}, follow=True)
    assert answer.redirect_chain[0][0] == "/revision/?objetivo=21"
    assert list(Event.objects.filter(by=reviewer).values_list("entry__title", "move")) == [
        ("lista", "approve")
    ]
    html = answer.content.decode()
    assert "1 registro aprobado." in html
    assert "«sin abrir»: Usted no lo ha abierto todavía." in html


def test_what_changed_after_the_summary_is_not_approved(page, mixed, reviewer):
    entry = mixed["lista"]
    Entry.objects.filter(pk=entry.pk).update(version=2)
    Seen.objects.mark(Entry.objects.get(pk=entry.pk), reviewer)  # seen in another window, not confirmed
    answer = page.post("/revision/varios/aprobar/", {"registro": f"{entry.pk}-1"}, follow=True)
    assert "ahora es la versión 2" in answer.content.decode()
    assert Entry.objects.get(pk=entry.pk).status == Status.SUBMITTED


def test_own_institutions_and_other_assignments_are_left_out(page, make_entry, reviewer, institution):
    entry = make_entry(Status.SUBMITTED)
    Seen.objects.mark(entry, reviewer)
    Membership.objects.create(user=reviewer, role=Role.LIAISON, institution=institution)
    (left_out,) = page.get(f"/revision/varios/?registro={entry.pk}").context["left_out"]
    assert left_out.why_not == ["Es de su institución o está fuera de su asignación."]


@pytest.mark.parametrize("registro", [[], ["x"], ["-1"], ["99999999"]])
def test_choosing_nothing_says_what_to_do(registro, page, cycle):
    answer = page.get("/revision/varios/", {"registro": registro}, follow=True)
    assert "Marque al menos un registro" in answer.content.decode()


def test_the_summary_asks_as_much_for_many_as_for_few(page, make_entry, queries):
    entries = [make_entry(Status.SUBMITTED, title=f"Programa {n}") for n in range(20)]
    links = [f"registro={entry.pk}" for entry in entries]
    few, many = (f"/revision/varios/?{'&'.join(links[:size])}" for size in (2, 20))
    page.get(many)
    assert queries(many) == queries(few)


def test_several_are_assigned_at_once_or_none(page, make_entry, reviewer, elsewhere):
    inside, outside = make_entry(Status.SUBMITTED, lead=elsewhere), make_entry(Status.SUBMITTED)
    limited = make_user("limitada@x.example", Role.REVIEWER)
    limited.memberships.get().institutions.add(elsewhere)
    both = {"registro": [inside.pk, outside.pk], "a": limited.pk}
    answer = page.post("/revision/varios/asignar/", both, follow=True)
    assert "Limitada no puede revisar" in answer.content.decode()
    assert not Entry.objects.exclude(assigned_to=None).exists()
    page.post("/revision/varios/asignar/", {"registro": [inside.pk], "a": limited.pk})
    assert Entry.objects.get(assigned_to=limited) == inside
    page.post("/revision/varios/asignar/", {"registro": [inside.pk], "a": ""})
    assert not Entry.objects.exclude(assigned_to=None).exists()


# --- Undoing, keys ------------------------------------------------------------------------------


def test_the_queue_offers_to_undo_each_of_the_last_decisions(page, make_entry, reviewer, editor):
    mine, theirs = (make_entry(Status.SUBMITTED, title=title) for title in ("Mía", "De otra"))
    event = workflow.approve(mine, by=reviewer)
    workflow.approve(theirs, by=make_user("otra@x.example", Role.REVIEWER))
    context = page.get(QUEUE).context
    assert context["undoable"] == event
    assert [(entry.title, undo) for entry, undo in context["decided"]] == [("De otra", None), ("Mía", event)]


def test_keys_are_switched_off_and_on_again_for_one_person(page, cycle, editor):
    assert "js/keys.js" in page.get(QUEUE).content.decode()
    page.post("/revision/atajos/", {"atajos": "no"})
    assert "js/keys.js" not in page.get(QUEUE).content.decode()
    page.force_login(editor)
    assert "js/keys.js" in page.get(QUEUE).content.decode()
    page.force_login(type(editor).objects.get(email="eva@upmrip.example"))
    page.post("/revision/atajos/", {"atajos": "si"})
    assert "js/keys.js" in page.get(QUEUE).content.decode()
