"""A file says where it comes from, and cannot be changed unnoticed."""

import json

import pytest
from django.core.management import CommandError, call_command

from compendium import builder
from compendium.freeze import freeze
from compendium.models import Printed
from reporting.models import Status


@pytest.fixture
def made(cycle, make_entry, tmp_path, capsys):
    """(the file, what the build said)"""
    make_entry(Status.APPROVED)
    freeze(cycle)
    out = tmp_path / "libro.pdf"
    call_command("build", "2025", "compendio", out=out, json=True)
    return out, json.loads(capsys.readouterr().out)


def verify(path, capsys):
    call_command("verify", path, json=True)
    return json.loads(capsys.readouterr().out)


def test_a_file_is_known_again(made, capsys):
    path, built = made
    answer = verify(path, capsys)
    assert (answer["edition"], answer["document"], answer["unaltered"]) == ("2025-1.0", "compendio", True)
    assert answer["sha256"] == built["sha256"]


def test_a_file_made_on_another_machine_is_made_again_and_compared(cycle, make_entry, tmp_path, capsys):
    make_entry(Status.APPROVED)
    path = tmp_path / "libro.pdf"
    path.write_bytes(builder.make(freeze(cycle), "compendio").pdf)
    assert not Printed.objects.exists()  # nobody has remembered it
    assert verify(path, capsys)["unaltered"] is True


@pytest.mark.parametrize("place", [20, 3000, -200])
def test_one_changed_byte_is_noticed(made, capsys, place):
    path, _built = made
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    assert verify(path, capsys)["unaltered"] is False


def test_what_is_added_at_the_end_is_noticed(made, capsys):
    path, _built = made
    path.write_bytes(path.read_bytes() + b"%")
    assert verify(path, capsys)["unaltered"] is False


def test_a_mark_of_another_content_is_noticed(made, capsys):
    path, _built = made
    data = path.read_bytes()
    start = data.index(b"<pmm:manifest>") + len(b"<pmm:manifest>")
    path.write_bytes(data[:start] + b"0" * 64 + data[start + 64 :])
    assert verify(path, capsys)["unaltered"] is False


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7 nothing of ours", "no lleva la marca"),
        (
            b"<pmm:edition>1999-1.0</pmm:edition><pmm:document>compendio</pmm:document>"
            b"<pmm:manifest>00</pmm:manifest>",
            "no existe en esta base",
        ),
    ],
)
@pytest.mark.django_db
def test_a_file_of_nobody_is_an_error(tmp_path, data, sentence):
    path = tmp_path / "otro.pdf"
    path.write_bytes(data)
    with pytest.raises(CommandError, match=sentence):
        call_command("verify", path)


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(CommandError, match="No se pudo leer"):
        call_command("verify", tmp_path / "nada.pdf")
