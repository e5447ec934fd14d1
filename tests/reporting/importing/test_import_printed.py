"""`manage.py import_printed`, as operators script it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from reporting.models import Cycle, Entry, Figure, Status

from .printed.books import chapter, entry, objective

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[3]
TEXT = "Portada\n\n" + chapter(
    1,
    objective(3, entry("1. GUÍA - SRE."), entry("2. CURSO – INSTITUTO DEL MAR (IMAR).")),
    objective(5, entry()),
)


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "libro.txt"
    path.write_text(TEXT, "utf-8")
    return path


def run(capsys, file, *options, cycle="2025") -> str:
    call_command("import_printed", str(file), "--cycle", cycle, *options)
    return capsys.readouterr().out


def test_json_is_one_object_with_the_promised_keys(capsys, file):
    answer = json.loads(run(capsys, file, "--json"))
    assert answer["entries"] == 3
    assert answer["by_chapter"] == {"1": 3}
    assert answer["by_chapter_and_objective"] == {"1": {"3": 2, "5": 1}}
    assert answer["items"][0] == {
        "chapter": 1,
        "objective": 3,
        "number": 1,
        "title": "GUÍA",
        "institution": "SRE.",
        "challenges": 1,
        "tables": 0,
        "footnotes": 0,
        "line": 11,
    }
    assert answer["figures"][0] == {
        **{"chapter": 1, "objective": 3, "number": 1},
        **{"what": "personas", "unit": "people", "total": "40", "note": "", "quote": "40 personas"},
        **dict.fromkeys(Figure.BREAKDOWN),
    }
    assert [(a["line"], a["kind"]) for a in answer["anomalies"]] == [(11, "dash"), (23, "institution-new")]
    assert answer["unowned_lines"] == [{"line": 1, "text": "Portada"}]
    assert (answer["created"], answer["existing"], answer["approved"], answer["dry_run"]) == (3, 0, 0, False)


def test_figures_told_in_words_are_stored_when_asked_for_each_with_its_passage(capsys, file):
    assert json.loads(run(capsys, file, "--json"))["figures_stored"] == 0
    assert not Figure.objects.exists()
    said = run(capsys, file, "--figures", "--approved", cycle="2024")
    assert "Cifras guardadas: 3" in said.splitlines()
    rows = Figure.objects.filter(entry__cycle__name="2024").values_list("what", "total", "passage")
    assert set(rows) == {("personas", 40, "40 personas")}


def test_a_figure_that_no_row_can_hold_is_left_in_its_text(capsys, file):
    file.write_text(TEXT.replace("a 40 personas", "a 40,000,000,000,000,000,000 de personas"), "utf-8")
    run(capsys, file, "--figures")
    assert not Figure.objects.exists()
    assert Entry.objects.count() == 3


def test_people_read_a_summary(capsys, file):
    assert run(capsys, file, "--approved").splitlines() == [
        "Ejercicio 2025: 3 registros en el libro; 3 creados, 0 ya estaban, 3 aprobados.",
        "Capítulo 1: 3",
        "Institución creada, por revisar: Instituto del Mar",
        "Anomalías: 2",
        "  11: Entre el título y la institución dice « - » donde se espera « – ».",
        "  23: Instituto del Mar (IMAR) no está en el catálogo: se creó para que la revise la administración.",
        "Líneas que no son de ningún registro: 1",
    ]


def test_a_dry_run_changes_nothing(capsys, file):
    assert run(capsys, file, "--dry-run").startswith("Prueba: no se cambió nada.\n")
    assert (Cycle.objects.count(), Entry.objects.count()) == (0, 0)


def test_entries_may_be_approved_in_somebodys_name(capsys, file, reviewer):
    run(capsys, file, "--approved", "--by", reviewer.email)
    assert {e.by for item in Entry.objects.all() for e in item.events.all()} == {reviewer}
    assert set(Entry.objects.values_list("status", flat=True)) == {Status.APPROVED}


def test_errors_are_one_sentence_and_change_nothing(capsys, file, tmp_path):
    other = tmp_path / "carta.txt"
    other.write_text("Una carta.", "utf-8")
    for path, options, cycle, reason in [
        (tmp_path / "nada.txt", (), "2025", "no existe"),
        (tmp_path, (), "2025", "no es un archivo"),
        (other, (), "2025", "no es el de un Compendio"),
        (file, (), "el próximo", "es su año"),
        (file, ("--by", "nadie@ejemplo.mx"), "2025", "Ninguna cuenta"),
    ]:
        with pytest.raises(CommandError, match=reason) as refusal:
            run(capsys, path, *options, cycle=cycle)
        assert "\n" not in str(refusal.value)
    assert (Cycle.objects.count(), Entry.objects.count()) == (0, 0)


def manage(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/pmm.sqlite3", "VAR_DIR": str(folder)}
    environment["DJANGO_SETTINGS_MODULE"] = "pmm.settings"
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_the_shell_sees_one_line_on_stderr_and_exit_code_1(tmp_path):
    refused = manage(tmp_path, "import_printed", str(tmp_path / "nada.txt"), "--cycle", "2025", "--json")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.count("\n") == 1
    assert "no existe" in refused.stderr


def test_the_published_book_is_imported_whole(shared, tmp_path):
    assert manage(tmp_path, "migrate", "--verbosity", "0").returncode == 0
    source = str(shared / "sources" / "compendio_2025_chapters_1_3_4_5.txt")
    done = manage(tmp_path, "import_printed", source, "--cycle", "2025", "--approved", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    gold = json.loads((shared / "gold" / "compendio_entries.json").read_text("utf-8"))
    assert answer["items"] == gold["entries"]
    assert answer["by_chapter"] == {number: c["entries"] for number, c in gold["chapters"].items()}
    assert answer["by_chapter_and_objective"] == {n: c["objectives"] for n, c in gold["chapters"].items()}
    assert (answer["created"], answer["approved"], answer["institutions_created"]) == (279, 279, [])
    again = json.loads(
        manage(tmp_path, "import_printed", source, "--cycle", "2025", "--approved", "--json").stdout
    )
    assert (again["created"], again["existing"], again["approved"]) == (0, 279, 0)
    assert again["anomalies"] == answer["anomalies"]
