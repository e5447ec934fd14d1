"""The same edition is the same file on another machine: other folder, clock, language, hash seed, user and fonts."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from compendium import formats
from compendium.documents import DOCUMENTS
from compendium.documents.printing import print_document
from compendium.snapshot import to_dict
from tests.compendium.snapshots import book_of_everything

ROOT = Path(__file__).resolve().parents[3]
ELSEWHERE = {"TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "4711", "PYTHONOPTIMIZE": "1"}
CODE = """
import django, json, sys
django.setup()
from compendium.snapshot import from_dict
from tests.compendium.typesetting.test_reproducible import hashes
print(json.dumps(hashes(from_dict(json.load(sys.stdin)))))
"""


def hashes(snapshot) -> dict[str, str]:
    """Of each file of each document."""
    made = {}
    for kind in DOCUMENTS:
        made[f"{kind}.pdf"] = print_document(kind, snapshot).pdf
        made |= {f"{kind}.{key}": formats.write(kind, key, snapshot) for key in formats.FORMATS.get(kind, {})}
    return {name: hashlib.sha256(data).hexdigest() for name, data in made.items()}


@pytest.fixture
def another_machine(tmp_path):
    """A copy of the product in another folder, and the surroundings of a machine that has no fonts of its own."""
    copy = tmp_path / "otra máquina" / "pmm"
    for name in ("pmm", "reporting", "compendium", "templates", "static", "tests", "locale"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "fonts.conf").write_text(f"<fontconfig><cachedir>{tmp_path}/fonts</cachedir></fontconfig>")
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache"), "TMPDIR": str(tmp_path)}
    fonts = {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    return copy, {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        **ELSEWHERE,
        **home,
        **fonts,
    }


def test_another_machine_makes_the_same_bytes(another_machine, settings, tmp_path):
    folder, environment = another_machine
    settings.PARTS_DIR = tmp_path / "parts"
    book = book_of_everything()
    here = hashes(book)
    run = subprocess.run(
        [sys.executable, "-c", CODE],
        cwd=folder,
        env=environment,
        input=json.dumps(to_dict(book)),
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == here
    assert len(here) > 8
