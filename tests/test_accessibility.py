"""Every page in a real browser, wide and on a phone: no violation of WCAG 2.2 A or AA, nothing too wide."""

import datetime
import re

import pytest
from allauth.mfa.models import Authenticator
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from compendium import arranging, builder, proofing
from compendium.freeze import freeze
from compendium.models import Build, CycleText
from compendium.publishing import publish
from reporting import (
    audit,
    calling,
    carrying,
    checking,
    drafting,
    inviting,
    observing,
    scheduling,
    suggesting,
    workflow,
)
from reporting.attaching import attach
from reporting.models import (
    Call,
    Cycle,
    Entry,
    Institution,
    Message,
    Observation,
    Outage,
    Presence,
    Role,
    SavedView,
    Status,
    User,
)
from reporting.receiving import Received
from reporting.sections import SECTIONS
from tests.cast import PASSWORD, code_of, make_user
from tests.compendium.publishing import final_files

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def sign_in(page, person):
    page.goto("/cuenta/login/")
    page.get_by_label("Correo electrónico").fill(person.email)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Entrar").click()


def check(page, path):
    page.goto(path)
    check_here(page, path)


def check_here(page, path):
    if page.locator("textarea[data-rich]").count():
        page.locator("[contenteditable=true]").first.wait_for()
    problems = [
        f"{v['id']}: {node['html'][:160]} ({v['help']})"
        for v in Axe().run(page, options=RULES).response["violations"]
        for node in v["nodes"]
    ]
    assert problems == [], path
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], path


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.django_db(transaction=True)
def test_pages_of_everybody(width, window, cycle, settings):
    settings.DEMO = True
    page = window(width, expects=["404 (Not Found)"])
    for path in (
        "/",
        "/cuenta/login/",
        "/cuenta/password/reset/",
        "/cuenta/password/reset/done/",
        "/cuenta/password/reset/key/1-nada/",
        "/cuenta/password/reset/key/done/",
        "/cuenta/inactive/",
        "/cuenta/signup/",
        "/no-existe/",
    ):
        check(page, path)


def observed_entry(make_entry, status):
    """An entry with observations in every state, on a field, a passage and the whole; one of them internal."""
    entry = make_entry(status, results="<p>Se atendió a 461 personas.</p>", title="Con observaciones")
    reviewer = User.objects.get(email="decide@x.example")
    for state in Observation.State.values:
        observation = observing.open_(
            entry,
            by=reviewer,
            text=f"Falta el periodo ({state}). " * 9,
            field="results",
            quote="461 personas",
        )
        Observation.objects.filter(pk=observation.pk).update(state=state)
    observing.open_(entry, by=reviewer, text="Parece repetido.", is_internal=True)
    observing.reply(observing.open_(entry, by=reviewer, text="¿Y el total?"), by=reviewer, text="Dígalo.")
    return entry


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.django_db(transaction=True)
def test_pages_of_a_liaison(width, window, cycle, institution, make_entry, liaison):
    page = window(width)
    sign_in(page, liaison)
    check(page, "/registros/")
    calling.call(cycle, [institution])
    call = Call.objects.get()
    check(page, "/registros/")
    check(page, f"/convocatorias/{call.pk}/sin-acciones/")
    page.get_by_role("button", name="Responder que no tenemos acciones").click()
    expect(page).to_have_title(re.compile("^Error:"))
    check_here(page, "an answer without a reason")
    calling.answer_nothing(call, by=liaison, why="Ninguna.")
    cycle.extensions.create(institution=institution, until=cycle.closes_at, reason="Cambio de enlace.")
    check(page, "/registros/")
    table = "<table><thead><tr><th>Mes</th></tr></thead><tbody><tr><td>Enero</td></tr></tbody></table>"
    draft = make_entry(results=table, title="Un título muy largo " * 20)
    attach(draft, Received("a" * 100 + ".pdf", "pdf", b"%PDF-"), by=liaison)
    drafting.append(draft, "links", {"url": "https://x.mx/" + "a" * 300, "title": "Un enlace"}, by=liaison)
    observed = observed_entry(make_entry, Status.RETURNED)
    returned, sent, empty = (
        make_entry(Status.RETURNED),
        make_entry(Status.SUBMITTED),
        make_entry(description=""),
    )
    for path in (
        "/registros/",
        "/registros/nuevo/",
        "/registros/excel/",
        f"/registros/{draft.pk}/",
        *(f"/registros/{draft.pk}/secciones/{section.key}/" for section in SECTIONS),
        f"/registros/{draft.pk}/enviar/",
        f"/registros/{empty.pk}/enviar/",
        f"/registros/{returned.pk}/",
        f"/registros/{observed.pk}/",
        f"/registros/{observed.pk}/secciones/results/",
        f"/registros/{observed.pk}/enviar/",
        f"/registros/{sent.pk}/",
        f"/registros/{sent.pk}/acuses/1/",
        "/avisos/",
        "/avisos/?ver=nuevos",
        "/avisos/preferencias/",
        "/sesion/lista/",
        "/cuenta/",
        "/cuenta/nombre/",
        "/cuenta/logout/",
        "/cuenta/password/change/",
        "/cuenta/reauthenticate/",
        "/cuenta/sesiones/",
    ):
        check(page, path)
    page.goto(f"/registros/{draft.pk}/secciones/evidence/")
    page.get_by_role("button", name="Agregar archivo").click()
    expect(page).to_have_title(re.compile("^Error:"))
    check_here(page, "a file that was not chosen")
    page.goto(f"/registros/{empty.pk}/secciones/description/")
    page.get_by_role("textbox", name="Descripción").click()
    page.keyboard.insert_text("palabra " * 351)
    expect(page.locator(".word-count.is-over")).to_be_visible()
    check_here(page, "a text that is too long")
    soon = timezone.now() + datetime.timedelta(days=3)
    type(draft.cycle).objects.update(closes_at=soon, soft_deadline=soon)
    check(page, "/registros/nuevo/")  # with the banner of the close


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.django_db(transaction=True)
def test_pages_of_who_starts_from_last_year(width, window, cycle, make_entry, liaison):
    year = Cycle.of_year("2024")
    year.save()
    for number in range(4):
        make_entry(
            Status.APPROVED, title=f"Un título muy largo, {number} " * 12, sdg_targets=["10.7", "16.9"]
        )
    cycle.entries.update(cycle=year)
    carried, unchanged, ended, _undecided = year.entries.order_by("pk")
    entry = carrying.carry(carried, cycle=cycle, by=liaison)
    carrying.carry(unchanged, cycle=cycle, by=liaison, is_unchanged=True)
    carrying.close(ended, "ended", cycle=cycle, by=liaison)
    page = window(width)
    sign_in(page, liaison)
    for path in (
        "/registros/",
        "/registros/nuevo/",
        "/registros/anteriores/",
        *(f"/registros/{entry.pk}/secciones/{section.key}/" for section in SECTIONS),
    ):
        check(page, path)


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.django_db(transaction=True)
def test_pages_of_a_reviewer(width, window, make_entry, reviewer):
    page = window(width, expects=["422 (Unprocessable Entity)"])
    sign_in(page, reviewer)
    for path in ("/revision/", "/revision/avance/"):
        check(page, path)
    for status in (Status.SUBMITTED, Status.RETURNED, Status.APPROVED):
        check(page, f"/revision/{make_entry(status, title='Programa largo ' * 20).pk}/")
    checking.check_current()
    check(page, f"/revision/{Entry.objects.first().pk}/")  # with those that may be the same programme
    check(page, "/revision/")
    observed = observed_entry(make_entry, Status.SUBMITTED)
    check(page, f"/revision/{observed.pk}/?campo=results")
    page.get_by_role("button", name="Comentar", exact=True).click()  # with nothing written
    check_here(page, "an observation without words")
    chosen = make_entry(Status.SUBMITTED)
    Entry.objects.filter(pk=chosen.pk).update(assigned_to=reviewer)
    workflow.approve(make_entry(Status.SUBMITTED), by=reviewer)
    SavedView.objects.create(user=reviewer, name="Una vista con un nombre largo", query="objetivo=21")
    for path in (
        "/revision/",
        "/revision/?objetivo=21&asignado=mi",
        "/revision/?objetivo=3",
        f"/revision/varios/?registro={chosen.pk}&registro={chosen.pk + 1}",
        "/revision/avance/",
    ):
        check(page, path)
    page.goto("/revision/")
    page.get_by_text("Filtrar", exact=True).first.click()
    page.get_by_text("Vistas guardadas").click()
    check_here(page, "/revision/")
    page.get_by_role("button", name="Atajos del teclado").click()
    check_here(page, "/revision/")
    check(page, f"/revision/{observed.pk}/clasificar/")
    page.get_by_role("button", name="Guardar la corrección").click()
    check_here(page, "a correction without a reason")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.django_db(transaction=True)
def test_pages_of_an_administrator(width, window, cycle, liaison, administrator):
    page = window(width)
    sign_in(page, administrator)
    liaison.name = "Un nombre larguísimo " * 7
    liaison.save()
    for number in range(60):
        audit.record("exported", by=liaison, about=liaison, file="registros.xlsx", rows=number)
    inviting.invite("nueva@inm.example", Role.EDITOR, by=administrator)
    CycleText.objects.create(cycle=cycle, name="credits", writer=liaison)
    Authenticator.objects.create(user=liaison, type=Authenticator.Type.TOTP, data={"secret": ""})
    for path in (
        "/bitacora/",
        f"/bitacora/?persona={liaison.pk}&pagina=2",
        "/bitacora/?texto=nada",
        "/personas/",
        "/personas/?texto=nada",
        "/personas/invitar/",
        f"/personas/{liaison.pk}/",
        f"/personas/{liaison.pk}/relevo/",
        f"/personas/{liaison.pk}/corregir/",
        f"/personas/{administrator.pk}/",
    ):
        check(page, path)
    page.get_by_role("button", name="Salir").click()
    check(page, re.search(r"/invitacion/\S+", Message.objects.get(kind="invitation").body)[0])


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.django_db(transaction=True)
def test_pages_of_the_second_factor(width, window, cycle, liaison):
    page = window(width)
    sign_in(page, liaison)
    for path in ("", "totp/activate/", "webauthn/", "webauthn/add/"):
        check(page, f"/cuenta/segundo-factor/{path}")
    page.goto("/cuenta/segundo-factor/totp/activate/")
    page.get_by_label("Código").fill(code_of(page.locator("code").inner_text()))
    page.get_by_role("button", name="Activar").click()
    page.get_by_text("Quedan 10 de 10").wait_for()
    for path in ("", "recovery-codes/", "recovery-codes/generate/", "totp/deactivate/", "reauthenticate/"):
        check(page, f"/cuenta/segundo-factor/{path}")
    page.get_by_role("button", name="Salir").click()
    sign_in(page, liaison)
    check(page, "/cuenta/segundo-factor/authenticate/")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.django_db(transaction=True)
def test_pages_of_an_editor(width, window, cycle, institution, make_entry, editor):
    page = window(width)
    sign_in(page, editor)
    for path in ("/ejercicios/", "/ejercicios/2025/", "/ejercicios/2025/congelar/", "/revision/carga/"):
        check(page, path)
    reviews = make_user("revisa@x.example", Role.REVIEWER).memberships.get()
    for path in ("/revision/carga/", f"/revision/carga/{reviews.pk}/"):
        check(page, path)
    check_calendar(page, cycle, institution, editor)
    check_institutions(page, institution)
    for status in Status.values:
        make_entry(status, title=f"Programa {status}")
    edition = freeze(cycle, by=editor)
    for state, extra in (
        ("done", {"file": "x.pdf", "sha256": "0" * 64, "pages": 3, "size": 3000}),
        ("failed", {"error": "Falta Pango."}),
        (
            "running",
            {"stage": "Componiendo páginas", "done": 12, "owner": "x", "lease_until": timezone.now()},
        ),
    ):
        document = builder.request(edition, "compendio", by=editor).document
        Build.objects.filter(document=document, state="queued").update(state=state, **extra)
        check(page, f"/generaciones/{Build.objects.latest('pk').pk}/")
    for path in (
        "/ejercicios/",
        "/ejercicios/2025/",
        "/ejercicios/2025/congelar/",
        f"/ediciones/{edition.pk}/",
        "/avisos/plantillas/",
        "/avisos/plantillas/returned/",
        "/avisos/salida/?situacion=all",
        "/avisos/salida/",
        "/ejercicios/2025/recordatorios/",
        "/ejercicios/2025/textos/",
        "/ejercicios/2025/textos/informe_preambulo/",
        "/tablero/2025/",
        "/tablero/2025/?datos=enviados&objetivo=21&mujeres=unanswered",
        "/tablero/2025/?imprimir=1",
        "/tablero/2025/?objetivo=23",
        "/tablero/2025/registros/",
        "/tablero/2025/comparar/?con=2025",
    ):
        check(page, path)


@pytest.mark.django_db(transaction=True)
def test_on_a_phone_a_row_is_read_without_moving_it_sideways(window, make_entry, reviewer, editor):
    make_entry(Status.SUBMITTED)
    page = window(375)
    sign_in(page, reviewer)
    page.goto("/revision/")
    expect(page.get_by_role("cell", name="21. Retorno y reintegración dignos")).to_have_css(
        "display", "inline"
    )
    expect(page.locator(".queue .none").first).to_be_hidden()  # that nobody took it needs no line
    page = window(375)
    sign_in(page, editor)
    for path in ("/ejercicios/", "/ejercicios/2025/textos/"):
        page.goto(path)
        cut = page.locator("table").evaluate_all("all => all.filter(t => t.scrollWidth > innerWidth).length")
        assert (cut, page.locator(".scroll").count()) == (0, 0), path


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.django_db(transaction=True)
def test_pages_that_compare(width, window, make_entry, liaison, reviewer):
    """Each comparison, a suggestion, a correction, one that lapsed, a decision on what changed meanwhile."""
    entry = reworded_entry(make_entry, liaison, reviewer)
    page = window(width, expects=["409 (Conflict)"])
    sign_in(page, reviewer)
    for key in ("envio", "anterior", "sugerencia"):
        check(page, f"/revision/{entry.pk}/?comparar={key}")
        expect(page.get_by_text("Diferencias con")).to_be_visible()
    page.goto(f"/revision/{entry.pk}/")
    page.get_by_label("Motivo").first.fill("Lo que ya había escrito.")
    reword(entry, "unit", "Dirección de Atención", by=reviewer, act=suggesting.correct)
    page.get_by_role("button", name="Devolver a la institución").click()
    check_here(page, "a decision on a version that changed meanwhile")
    expect(page.get_by_label("Motivo").first).to_have_value("Lo que ya había escrito.")
    check(page, f"/revision/{entry.pk}/textos/description/")
    page.get_by_role("button", name="Ver la diferencia").click()
    check_here(page, "a suggestion without a reason")
    check(page, f"/revision/{entry.pk}/textos/title/")
    check(page, f"/revision/{entry.pk}/textos/figures/")
    page.get_by_label("Qué se cuenta").first.fill("talleres")
    page.get_by_label("Total").first.fill("muchos")
    page.get_by_role("button", name="Ver la diferencia").click()
    check_here(page, "a figure that is no number")
    page.get_by_label("Total").first.fill("12")
    page.get_by_label("Motivo").fill("Los dice el texto.")
    page.get_by_role("button", name="Sugerir a la institución").click()
    expect(page.get_by_text("Cifras sugeridas")).to_be_visible()
    check(page, f"/revision/{entry.pk}/")
    page = window(width)
    sign_in(page, liaison)
    check(page, f"/registros/{entry.pk}/?comparar=sugerencia")
    page.get_by_text("Dejar mi texto y decir por qué").first.click()
    check_here(page, "an answer to a suggestion")
    page.get_by_role("button", name="Aceptar esta redacción").first.click()
    check_here(page, "an accepted suggestion")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.django_db(transaction=True)
def test_page_of_two_who_wrote_the_same(width, window, make_entry, liaison, colleague):
    entry = make_entry()
    page = window(width, expects=["409 (Conflict)"])
    sign_in(page, liaison)
    page.goto(f"/registros/{entry.pk}/secciones/identification/")
    seals = drafting.seals_of(drafting.values_of(entry))
    drafting.save(entry, {"unit": "Dirección de Ayuda"}, seals=seals, by=colleague)
    Presence.objects.saved(entry, colleague)
    page.get_by_label("Unidad responsable").fill("Dirección de Apoyo")
    page.get_by_role("button", name="Guardar y salir").click()
    expect(page.get_by_text(f"{colleague} guardó a las")).to_be_visible()
    check_here(page, "a field that two changed")
    page.get_by_label("Dejar «Unidad responsable» como ya está guardado").check()
    page.get_by_role("button", name="Guardar y salir").click()
    expect(page.get_by_label("Unidad responsable")).to_have_value("Dirección de Ayuda")


def reworded_entry(make_entry, liaison, reviewer):
    """Sent twice, continued from last year, with a suggestion, one that lapsed and a correction."""
    table = "<table><tr><th>Módulo</th><th>Personas</th></tr><tr><td>Tijuana</td><td>{}</td></tr></table>"
    entry = make_entry(Status.RETURNED, unit="Dirección de Apoyo", results=f"<p>Uno.</p>{table.format(461)}")
    year = Cycle.of_year("2024")
    year.save()
    content = Entry.objects.filter(pk=entry.pk).values("programme", "institution", "objective", "title").get()
    last = {f"{name}_id" if name != "title" else name: value for name, value in content.items()}
    workflow.adopt([Entry.objects.create(cycle=year, results="<p>Antes.</p>", **last)])
    seals = drafting.seals_of(drafting.values_of(entry))
    changed = {"results": f"<p>Dos.</p>{table.format(498)}", "figures": [], "title": "Otro título"}
    drafting.save(entry, changed, seals=seals, by=liaison)
    workflow.submit(Entry.objects.get(pk=entry.pk), by=liaison)
    reword(entry, "description", "<p>Orientación.</p>", by=reviewer)
    reword(entry, "results", "<p>Tres.</p>", by=reviewer)
    reword(entry, "unit", "Dirección de Ayuda", by=reviewer)
    reword(entry, "unit", "Dirección de Auxilio", by=reviewer, act=suggesting.correct)
    return entry


def reword(entry, field, text, *, by, act=suggesting.suggest):
    seen = drafting.seal(getattr(Entry.objects.get(pk=entry.pk), field))
    act(entry, field, text, by=by, reason="Se lee mejor así. " * 10, seen=seen)


def check_calendar(page, cycle, institution, editor):
    """The pages of people who run the year, empty and filled."""
    paths = [f"/ejercicios/2025/{verb}/" for verb in ("calendario", "convocadas", "fechas", "prorrogas")]
    paths += ["/ejercicios/nuevo/", "/interrupciones/", "/interrupciones/nueva/"]
    for path in paths:
        check(page, path)
    page.get_by_role("button", name="Guardar").click()
    check_here(page, "an outage without hours")
    calling.call(cycle, [institution])
    until = cycle.closes_at + datetime.timedelta(days=3)
    scheduling.extend(cycle, institution, until, reason="Cambió el enlace. " * 10, by=editor)
    outage = Outage.objects.create(
        starts_at=timezone.now(), ends_at=cycle.closes_at, reason="Falló la red. " * 10, by=editor
    )
    for path in (
        *paths,
        f"/interrupciones/{outage.pk}/",
        "/ejercicios/2025/cerrar/",
        "/ejercicios/2025/reabrir/",
    ):
        check(page, path)


def check_institutions(page, institution):
    paths = [f"/instituciones/{institution.pk}/{verb}" for verb in ("", "datos/", "nombre/", "unir/")]
    paths += ["/instituciones/", "/instituciones/?texto=nada", "/instituciones/nueva/"]
    for path in (*paths, "/instituciones/por-revisar/"):
        check(page, path)
    created = Institution.objects.create(name="Inst. Nal. de Migración " * 4, sector_id=1, needs_review=True)
    institution.aliases.create(name="Instituto", until=datetime.date(2020, 1, 1))
    for path in ("por-revisar/", "?situacion=por-revisar", f"{created.pk}/", f"{institution.pk}/"):
        check(page, f"/instituciones/{path}")
    page.goto("/instituciones/nueva/")
    page.get_by_role("button", name="Guardar").click()
    check_here(page, "an institution without a name")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.django_db(transaction=True)
def test_pages_of_an_editions_life(width, window, cycle, institution, make_entry, head, editor):
    page, leads, reads = (window(width) for _who in range(3))
    for person, their in ((editor, page), (head, leads)):
        sign_in(their, person)
    check(leads, "/galeras/")
    check(reads, "/publicaciones/")
    for path in ("/ejercicios/2025/orden/", "/ejercicios/2025/textos/pagina-legal/"):
        check(page, path)
    long = make_entry(Status.APPROVED, title="Programa con un nombre que no termina " * 8)
    other = make_entry(Status.APPROVED, title="Programa breve")
    arranging.edit(long, "title", "Programa que termina", reason="No cabía.", by=editor)
    arranging.edit(other, "title", "Programa más breve", reason="No cabía.", by=editor)
    Entry.objects.filter(pk=other.pk).update(title="Programa corregido")
    edition = freeze(cycle, by=editor)
    for path in (
        "/ejercicios/2025/orden/",
        "/ejercicios/2025/orden/1/21/",
        f"/orden/{long.pk}/textos/",
        f"/orden/{other.pk}/textos/",
        f"/orden/{long.pk}/textos/title/",
        f"/orden/{long.pk}/textos/description/",
        "/ejercicios/2025/congelar/",
        f"/ediciones/{edition.pk}/galera/",
        f"/ediciones/{edition.pk}/publicar/",
    ):
        check(page, path)
    proof = proofing.open_proof(edition, until=timezone.now() + datetime.timedelta(days=1), by=editor)
    own = f"/ediciones/{edition.pk}/galera/{institution.pk}/"
    check(leads, own)
    leads.get_by_role("button", name="Enviar observaciones").click()
    check_here(leads, "proof handed back")
    frozen = proofing.entries_of(edition, institution).first()
    proofing.remark(proof, institution, {frozen: "Falta el periodo."}, by=head)
    proofing.close_due(at=proof.until)
    for path in ("/galeras/", own):
        check(leads, path)
    final_files(edition)
    for path in (f"/ediciones/{edition.pk}/galera/", f"/ediciones/{edition.pk}/publicar/", own):
        check(page, path)
    publish(edition, by=editor, reason="Se atendieron.")
    make_entry(Status.APPROVED, title="Programa de la errata")
    erratum = freeze(cycle, by=editor)
    final_files(erratum)
    publish(erratum, by=editor, reason="Errata")
    for path in ("/publicaciones/", "/publicaciones/2025-1.0/", "/publicaciones/2025-1.1/"):
        check(reads, path)
    check(page, f"/ediciones/{erratum.pk}/")
