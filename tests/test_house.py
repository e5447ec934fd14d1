"""What the papers of the house promise: libraries, licences, variables."""

import ast
import re
from importlib import metadata
from pathlib import Path

from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent
APPS = ("pmm", "reporting", "compendium")
# Used without being imported: as a command, as a driver, as somebody's optional part.
UNIMPORTED = {"async-timeout", "fontpkg-noto-sans", "gunicorn", "psycopg", "redis", "whitenoise"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def asked_for(file: str) -> set[str]:
    lines = (ROOT / file).read_text().splitlines()
    return {normal(re.match(r"[\w.-]+", line)[0]) for line in lines if re.match(r"\w", line)}


def pinned() -> dict[str, str]:
    pins = re.findall(r"^([\w.-]+)==(\S+)", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    return {normal(name): version for name, version in pins}


def imported() -> set[str]:
    """The top names of all modules that the product imports or lists in its settings."""
    names = {path.split(".")[0] for path in (*settings.INSTALLED_APPS, *settings.MIDDLEWARE)}
    for path in (file for app in APPS for file in (ROOT / app).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                names |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                names.add(node.module.split(".")[0])
    return names


def test_the_libraries_asked_for_are_those_that_are_used():
    owners = metadata.packages_distributions()
    used = {normal(owner) for name in imported() for owner in owners.get(name, ())}
    assert asked_for("requirements.in") == used | UNIMPORTED


def test_every_library_shipped_stands_in_the_notice_and_none_is_copyleft():
    rows = re.findall(r"^\| ([\w.-]+) \| ([^|]+) \|", (ROOT / "NOTICE").read_text(), re.MULTILINE)
    notice = {normal(name): licence for name, licence in rows if name not in ("library", "---")}
    assert notice.keys() == pinned().keys()
    assert [name for name, licence in notice.items() if re.search(r"\bA?GPL", licence)] == []
    assert {name for name, licence in notice.items() if "LGPL" in licence} == {"psycopg", "psycopg-binary"}


def test_no_address_of_a_package_index_is_written_down():
    for file in ROOT.glob("requirements*"):
        assert "://" not in file.read_text(), file.name


def test_the_environment_example_names_every_variable_that_the_settings_read():
    read = re.findall(r'env\.\w+\(\s*"(\w+)"', (ROOT / "pmm/settings.py").read_text())
    example = re.findall(r"^#?([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(example) == sorted(set(read))
