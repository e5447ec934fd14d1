"""Hand-made snapshots: a small book with one of everything, and books of any size."""

from compendium.snapshot import Snapshot
from reporting import catalogues as known

EDITION = {
    "label": "2025-1.0",
    "number": "1.0",
    "manifest": "0f" * 32,
    "frozen_at": "2025-12-02T03:30:00+00:00",
}
CYCLE = {"name": "2025", "period_start": "2024-06-01", "period_end": "2025-06-30", "is_rehearsal": False}


def catalogues():
    return {
        "sectors": [{"number": s.number, "name": s.name, "short": s.short} for s in known.SECTORS],
        "objectives": [{"number": o.number, "title": o.title, "label": o.label} for o in known.OBJECTIVES],
        "states": [{"code": s.code, "name": s.name} for s in known.STATES],
        "kinds": [{"key": "servicios-salud", "name": "Servicios de salud"}],
        "population": [{"key": "retorno", "name": "Mexicanas y mexicanos en retorno"}],
        "challenge_categories": [
            {"key": "recursos", "name": "Falta de recursos", "definition": ""},
            {"key": "difusion", "name": "Difusión", "definition": ""},
        ],
    }


def institution(name, acronym="", sector=1, *, state="", parent=None, is_unit=False):
    return {
        "name": name,
        "acronym": acronym,
        "sector": sector,
        "state": state,
        "parent": {"name": parent[0], "acronym": parent[1]} if parent else None,
        "is_unit": is_unit,
    }


GOBERNACION = ("Secretaría de Gobernación", "SEGOB")
SEGOB = institution(*GOBERNACION)
INM = institution("Instituto Nacional de Migración", "INM", parent=GOBERNACION)
UPMRIP = institution(
    "Unidad de Política Migratoria, Registro e Identidad de Personas",
    "UPMRIP",
    parent=GOBERNACION,
    is_unit=True,
)
SRE = institution("Secretaría de Relaciones Exteriores", "SRE")
AMEXCID = institution("Agencia Mexicana de Cooperación Internacional para el Desarrollo", "AMEXCID")
SONORA = institution("Gobierno del Estado de Sonora", "", 2, state="26")
OAXACA = institution("Instituto Oaxaqueño de Atención al Migrante", "IOAM", 2, state="20")
CNDH = institution("Comisión Nacional de los Derechos Humanos", "CNDH", 5)
SIN_SIGLA = institution("Casa de la Esperanza", "", 6)

_folios = iter(range(1, 10**6))


def entry(title="Jornadas de registro", lead=INM, objective=1, **others):
    """The content of one entry; `others` replaces any part of it."""
    content = {
        "folio": f"2025-{next(_folios):04d}",
        "programme": 1,
        "title": title,
        "institution": lead,
        "unit": "",
        "partners": [],
        "objective": objective,
        "secondary_objectives": [],
        "position": None,
        "kinds": [],
        "population": [],
        "description": "<p>Se acercó el trámite a las localidades más alejadas.</p>",
        "results": "<p>Se atendió a quienes lo pidieron.</p>",
        "figures": [],
        "challenges": [],
        "focus_women": None,
        "focus_women_how": "",
        "focus_disability": None,
        "focus_disability_how": "",
        "starts": None,
        "ends": None,
        "is_permanent": True,
        "states": [],
        "sdg_targets": [],
        "principles": [],
    }
    return {**content, **others}


def figure(what="personas atendidas", total="461", unit="people", **others):
    parts = dict.fromkeys(("women", "men", "girls", "boys", "adolescents", "unspecified"))
    return {"what": what, "unit": unit, "total": total, "note": "", **parts, **others}


def challenge(text="Hacen falta traductores.", category="recursos"):
    return {"text": f"<p>{text}</p>", "category": category}


def snapshot(*entries, **others):
    values = {"edition": EDITION, "cycle": CYCLE, "catalogues": catalogues(), "texts": {}}
    return Snapshot(**{**values, **others, "entries": tuple(entries)})


def book_of_everything():
    """One of each thing a page can hold."""
    return snapshot(
        entry(
            "Anuario de estadísticas migratorias",
            UPMRIP,
            1,
            description=(
                '<p>El anuario<span class="note">Consúltese en <a href="https://example.org/anuario">'
                "https://example.org/anuario</a>.</span> reúne series de <em>todo</em> el país y se "
                'publica en <a href="https://example.org/centro">un centro de consulta</a>.</p>'
                "<ul><li>Serie de ingresos</li><li>Serie de retornos<ul><li>Por sexo</li></ul></li></ul>"
            ),
            results=(
                "<p>Se publicaron dos números.</p><table><caption>Consultas por mes</caption><thead><tr>"
                "<th>Mes</th><th>Consultas</th></tr></thead><tbody><tr><td>Enero</td><td>1,204</td></tr>"
                "<tr><td>Febrero</td><td>987</td></tr></tbody></table>"
            ),
            challenges=[challenge(), challenge("Falta difundir los datos.", "difusion")],
        ),
        entry("Mesa de datos", UPMRIP, 1, figures=[figure(women=200, men=261, note="Cifra preliminar.")]),
        entry("Sembrar futuro", SRE, 2, partners=[AMEXCID], results=""),
        entry("Cooperación técnica", AMEXCID, 2, figures=[figure("apoyos", "51510000.5", "pesos")]),
        entry("Módulos de atención", SEGOB, 1, figures=[figure(total="39")], challenges=[challenge()]),
        entry("Casa del migrante", SONORA, 7, figures=[figure("raciones", "1200", "services")]),
        entry("Ventanilla en lenguas", OAXACA, 15, partners=[INM]),
        entry("Informe especial", CNDH, 17, challenges=[challenge("Seguimiento pendiente.", "")]),
        entry("Taller de oficios", SIN_SIGLA, 18),
        entry("Segundo taller", SIN_SIGLA, 18, description="", results=""),
    )


SENTENCE = (
    "La brigada recorrió las comunidades, registró las solicitudes y acompañó a cada familia hasta la "
    "ventanilla correspondiente, donde se resolvieron los trámites pendientes. "
)


def large_book(size):
    """`size` entries over all chapters and objectives, of about the length of real ones."""
    leads = [institution(f"Dependencia número {n}", f"DN{n}", n % 6 + 1, state="") for n in range(60)]
    return snapshot(*(_long_entry(n, leads[n * 7 % 60]) for n in range(size)))


def _long_entry(n, lead):
    paragraphs = "".join(f"<p>{SENTENCE * 3}</p>" for _ in range(2 + n % 3))
    bullets = "".join(f"<li>{SENTENCE}</li>" for _ in range(n % 5))
    note = f'<p>Con apoyo local<span class="note">Acta {n} del archivo.</span>.</p>' if n % 8 == 0 else ""
    return entry(
        f"Acción número {n} de atención, registro y acompañamiento a familias",
        lead,
        n % 23 + 1,
        description=paragraphs + note,
        results=f"<p>{SENTENCE}</p>" + (f"<ul>{bullets}</ul>" if bullets else ""),
        figures=[figure(total=str(100 + n), women=40, men=60 + n)] if n % 4 == 0 else [],
        challenges=[challenge(SENTENCE) for _ in range(n % 3)],
    )
