"""T64: what is installed is known to the last file, new enough, and listed for each release."""

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Earlier ones have known weaknesses.
FLOORS = {
    "django": "5.2.17",
    "weasyprint": "70.0",
    "django-allauth": "65.16.1",
    "celery": "5.7",
    "billiard": "4.3",
    "openpyxl": "3.1.5",
    "defusedxml": "0",
}


def requirements(file) -> dict[str, tuple[str, list[str]]]:
    """{library: (version, hashes)}"""
    text = (ROOT / file).read_text().replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    found = {}
    for line in lines:
        name, version = re.match(r"([\w.-]+)==([\w.]+)", line).groups()
        found[name.lower()] = version, re.findall(r"--hash=sha256:([0-9a-f]{64})", line)
    return found


def number(version) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version))


@pytest.mark.parametrize("file", sorted(path.name for path in ROOT.glob("requirements*.txt")))
def test_every_library_is_one_version_with_the_hashes_of_its_files(file):
    assert [name for name, (_version, hashes) in requirements(file).items() if not hashes] == []


def test_no_library_is_older_than_its_last_known_weakness():
    pinned = requirements("requirements.txt")
    assert [name for name, floor in FLOORS.items() if number(pinned[name][0]) < number(floor)] == []


@pytest.mark.skipif(not importlib.util.find_spec("cyclonedx_py"), reason="make audit installs it")
def test_the_bill_of_materials_lists_every_library_with_version_and_hashes(tmp_path):
    made = tmp_path / "sbom.json"
    command = ["-m", "cyclonedx_py", "requirements", "requirements.txt", "--output-file", str(made)]
    subprocess.run([sys.executable, *command], cwd=ROOT, check=True, capture_output=True)
    bill = json.loads(made.read_text())
    listed = {each["name"].lower(): each["version"] for each in bill["components"]}
    assert bill["bomFormat"] == "CycloneDX"
    assert listed == {name: version for name, (version, _hashes) in requirements("requirements.txt").items()}
