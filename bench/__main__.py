"""`make bench`: measures commands and pages, prints a Markdown table, writes it down when asked to."""

import argparse
import compileall
import os
import platform
import re
import socket
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from bench import book, commands, pages, weight
from bench.commands import ROOT, manage, run

REPORT = ROOT / "docs" / "performance.md"
BETWEEN = re.compile(r"(?<=<!-- bench -->\n).*?(?=<!-- /bench -->)", re.DOTALL)


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GB memory, Python {platform.python_version()}, SQLite"


def commit() -> str:
    def git(*arguments):
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True).stdout.strip()

    changed = " with uncommitted changes" if git("status", "--porcelain") else ""
    return (git("rev-parse", "--short", "HEAD") or "none") + changed


def measure_commands(runs: int) -> list[str]:
    if not commands.SOURCE.exists():
        return ["Commands: not measured, ../shared is not there."]
    rounds = []
    for number in range(runs):
        print(f"commands, round {number + 1} of {runs}", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="pmm-bench-") as folder:
            rounds.append(commands.one_round(Path(folder)))
    return commands.table(rounds)


def measure_pages(runs: int) -> list[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="pmm-bench-") as name:
        folder = Path(name)
        for command in (["migrate"], ["demo"], ["collectstatic", "--no-input"]):
            manage(folder, *command, "--verbosity", "0")
        with pages.web_server(folder, port):
            print("pages", file=sys.stderr)
            samples = pages.measure(port, runs, pages.PAGES)
            print(f"pages with {pages.CROWD} entries", file=sys.stderr)
            run(folder, "-m", "bench.crowd", "submitted", str(pages.CROWD))
            crowded = pages.measure(port, runs, pages.CROWDED_PAGES)
            weights = weight.table(port)
    told = f"The same with {pages.CROWD} entries that wait:"
    weighed = f"What a page and all it loads weigh, compressed (at most {weight.MOST} KB):"
    return [*pages.table(samples), "", told, "", *pages.table(crowded), "", weighed, "", *weights]


def compile_all() -> None:
    """As an installation does once: where no bytecode may be written, each process would compile the code again."""
    for folder in ("pmm", "reporting", "compendium", "bench"):
        compileall.compile_dir(ROOT / folder, quiet=1)


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--write", action="store_true", help=f"put the result into {REPORT.relative_to(ROOT)}"
    )
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    compile_all()
    lines = [
        f"{date.today():%Y-%m-%d}, commit {commit()}, {machine()}; medians of {options.runs} runs.",
        "",
        *measure_commands(options.runs),
        "",
        "The book of the shared source, tagged throughout; 1 is one call of WeasyPrint in the same round:",
        "",
        *book.measure(options.runs),
        "",
        f"gunicorn, {pages.WORKERS} workers; {pages.CLIENTS} clients at once over loopback, sample data:",
        "",
        *measure_pages(options.runs),
    ]
    text = "\n".join(lines) + "\n"
    print(text)
    if options.write:
        REPORT.write_text(BETWEEN.sub(lambda _: text, REPORT.read_text()))


if __name__ == "__main__":
    main()
