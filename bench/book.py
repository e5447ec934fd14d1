"""The book of the shared source, made in every way there is, side by side in the same rounds."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.commands import ROOT, SOURCE, manage

COPIES = 4
SNAPSHOT = "from compendium.models import Edition; from compendium.snapshot import to_json; "
SNAPSHOT += "open({!r}, 'w').write(to_json(Edition.objects.get().snapshot()))"
LIMITS = {
    "in parts, two processes, empty store": 0.45,
    "running worker, one entry of a middle part": 0.06,
    "running worker, nothing changed": 0.03,
    "new process, one entry of a middle part": 0.12,
}


class Sample(NamedTuple):
    seconds: float
    peak_mb: float


def snapshot(folder: Path) -> Path:
    manage(folder, "migrate", "--verbosity", "0")
    manage(folder, "import_printed", str(SOURCE), "--cycle", "2025", "--approved", "--json")
    manage(folder, "freeze", "2025", "--json")
    path = folder / "snapshot.json"
    manage(folder, "shell", "--verbosity", "0", "-c", SNAPSHOT.format(str(path)))
    return path


def times(path: Path, copies: int) -> Path:
    """The same content so many times over, each copy with folios of its own."""
    values = json.loads(path.read_text())
    values["entries"] = [
        {**entry, "folio": f"{entry['folio']}-{copy}"}
        for copy in range(copies)
        for entry in values["entries"]
    ]
    larger = path.with_name("larger.json")
    larger.write_text(json.dumps(values))
    return larger


def run(way: str, path: Path, folder: Path) -> tuple[Sample, dict[str, float]]:
    """The process as a whole, and what it says of its steps."""
    command = [sys.executable, "-m", "bench.book_once", way, str(path), str(folder)]
    environment = {**os.environ, "VAR_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/pmm.sqlite3"}
    environment |= {"LOG_LEVEL": "ERROR"}
    return observed(command, env=environment)


def observed(command: list, **options) -> tuple[Sample, dict]:
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, **options)
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.stdout.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} failed")
    answer = json.loads(said.splitlines()[-1]) if said.startswith(b"{") else {}
    return Sample(time.perf_counter() - started, usage.ru_maxrss / 1024), answer


def one_round(path: Path, larger: Path, folder: Path) -> dict[str, Sample]:
    found = {"one call of WeasyPrint": run("naive", path, folder)[0]}
    found["one call, collector at rest"] = run("tuned", path, folder)[0]
    empty_store(folder)
    found["in parts, two processes, empty store"] = run("parts", path, folder)[0]
    found["new process, nothing changed"] = run("parts", path, folder)[0]
    found["new process, one entry of a middle part"] = run("edit", path, folder)[0]
    whole, steps = run("running", path, folder)
    names = {
        "nothing changed": "running worker, nothing changed",
        "one entry, middle part": "running worker, one entry of a middle part",
        "one entry, largest part": "running worker, one entry of the largest part",
    }
    found |= {names[step]: Sample(seconds, whole.peak_mb) for step, seconds in steps.items()}
    empty_store(folder)
    found[f"in parts, empty store, {COPIES} times the entries"] = run("parts", larger, folder)[0]
    empty_store(folder)
    found |= others(path, folder)
    return found


def empty_store(folder: Path) -> None:
    shutil.rmtree(folder / "parts", ignore_errors=True)


def others(path: Path, folder: Path) -> dict[str, Sample]:
    from bench import elsewhere

    found = {}
    if browser := elsewhere.chromium():
        page = elsewhere.page(path, folder)
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        command = [
            browser,
            *flags,
            "--no-pdf-header-footer",
            f"--print-to-pdf={folder}/chromium.pdf",
            page.as_uri(),
        ]
        found["Chromium's print of the same HTML"] = observed(command, stderr=subprocess.DEVNULL)[0]
    if elsewhere.has_typst():
        source = elsewhere.typst_source(path, folder)
        found["Typst, the same content"] = observed([sys.executable, "-m", "bench.elsewhere", str(source)])[0]
    return found


def measure(runs: int) -> list[str]:
    if not SOURCE.exists():
        return ["The book: not measured, ../shared is not there."]
    rounds = []
    with tempfile.TemporaryDirectory(prefix="pmm-bench-") as name:
        folder = Path(name)
        path = snapshot(folder)
        larger = times(path, COPIES)
        for number in range(runs):
            print(f"book, round {number + 1} of {runs}", file=sys.stderr)
            rounds.append(one_round(path, larger, folder))
    return table(rounds)


def table(rounds: list[dict[str, Sample]]) -> list[str]:
    """Medians of the rounds; 1 is one call of WeasyPrint in the same round."""
    rows = [
        "| way | seconds | to one call | limit | peak of a process | to one call |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    naive = "one call of WeasyPrint"
    for way in rounds[0]:
        seconds = median(each[way].seconds for each in rounds)
        peak = median(each[way].peak_mb for each in rounds)
        ratio = median(each[way].seconds / each[naive].seconds for each in rounds)
        memory = median(each[way].peak_mb / each[naive].peak_mb for each in rounds)
        limit = LIMITS.get(way, "")
        rows.append(f"| {way} | {seconds:.2f} | {ratio:.3f} | {limit} | {peak:.0f} MB | {memory:.2f} |")
    once, more = "in parts, two processes, empty store", f"in parts, empty store, {COPIES} times the entries"
    growth = median(each[more].seconds / each[once].seconds for each in rounds)
    return [*rows, "", f"{COPIES} times the entries take {growth:.2f} times as long (limit 4.3)."]


if __name__ == "__main__":
    print("\n".join(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 5)))
