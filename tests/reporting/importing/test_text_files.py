"""A file that is no text gets one sentence that says what to do."""

import os
import re

import pytest

from reporting.importing import text_files
from reporting.importing.text_files import NotText, read_text


def test_utf8_is_read_whole(tmp_path):
    path = tmp_path / "libro.txt"
    path.write_bytes("\ufeffMigración\r\n".encode())
    assert read_text(path) == "\ufeffMigración\r\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "está vacío"),
        (b" \n\n", "está vacío"),
        (b"%PDF-1.7\n...", "es un PDF"),
        (b"PK\x03\x04...", "Word, Excel o ZIP"),
        ("Migración".encode("latin-1"), r"no está en UTF-8 \(byte 7\)"),
        ("Migración".encode("utf-16"), "está en UTF-16"),
        ("Migracion".encode("utf-16-le"), "no es texto"),
        (b"\x00\x01\x02", "no es texto"),
        ("Migració".encode()[:-1], "está cortado"),
    ],
)
def test_anything_else_is_refused(tmp_path, data, reason):
    path = tmp_path / "libro.txt"
    path.write_bytes(data)
    with pytest.raises(NotText, match=reason) as refusal:
        read_text(path)
    assert str(refusal.value).startswith(f"«{path}»")
    assert str(refusal.value).endswith(".")


def test_a_path_that_is_no_file_is_refused(tmp_path):
    with pytest.raises(NotText, match="no existe"):
        read_text(tmp_path / "nada.txt")
    with pytest.raises(NotText, match="no es un archivo"):
        read_text(tmp_path)
    with pytest.raises(NotText, match="no se puede abrir"):
        read_text(tmp_path / ("x" * 300))


def test_a_file_that_is_too_large_is_refused_unread(tmp_path):
    path = tmp_path / "libro.txt"
    path.touch()
    os.truncate(path, text_files.LARGEST + 1)
    with pytest.raises(NotText, match=re.escape("más de 20 MB")):
        read_text(path)
