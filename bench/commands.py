"""Import, freeze and build of the shared source: real commands, each in a process of its own."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT.parent / "shared" / "sources" / "compendio_2025_chapters_1_3_4_5.txt"


class Run(NamedTuple):
    """One finished command: wall seconds from start to exit, peak resident memory, what it printed."""

    seconds: float
    peak_mb: float
    answer: dict


def manage(folder: Path, *arguments: str) -> Run:
    return run(folder, "manage.py", *arguments)


def run(folder: Path, *arguments: str) -> Run:
    """Python with these arguments, on the database in `folder`."""
    environment = {**os.environ, "VAR_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/pmm.sqlite3"}
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE
    )
    printed = process.stdout.read()
    # wait4 tells this process's own peak, and that of the children it waited for.
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed with code {process.returncode}")
    answer = json.loads(printed) if "--json" in arguments else {}
    return Run(time.perf_counter() - started, usage.ru_maxrss / 1024, answer)


def one_round(folder: Path) -> dict[str, Run]:
    """An empty database, then the three commands, as an editor's year goes."""
    manage(folder, "migrate", "--verbosity", "0")
    book = str(folder / "compendio.pdf")
    return {
        "import_printed": manage(
            folder, "import_printed", str(SOURCE), "--cycle", "2025", "--approved", "--json"
        ),
        "freeze": manage(folder, "freeze", "2025", "--json"),
        "build compendio": manage(folder, "build", "2025", "compendio", "--out", book, "--json"),
    }


def size(run: Run) -> str:
    known = {"entries": "entries", "pages": "pages"}
    return ", ".join(f"{run.answer[key]} {word}" for key, word in known.items() if key in run.answer)


def table(rounds: list[dict[str, Run]]) -> list[str]:
    rows = ["| command | size | seconds | peak memory |", "|---|---|---:|---:|"]
    for name, first in rounds[0].items():
        seconds = median(each[name].seconds for each in rounds)
        peak = median(each[name].peak_mb for each in rounds)
        rows.append(f"| `{name}` | {size(first)} | {seconds:.1f} | {peak:.0f} MB |")
    return rows
