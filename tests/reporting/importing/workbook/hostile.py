"""Files that look like a workbook and mean harm, each made small and in memory."""

import io
import zipfile
import zlib

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "xl/worksheets/sheet2.xml"


def parts_of(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes], method=zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def with_part(book: bytes, name: str, content: bytes) -> bytes:
    return zipped({**parts_of(book), name: content})


def with_declaration(book: bytes, name: str, declaration: str, encoding="utf-8") -> bytes:
    """The part with a document type before its first element."""
    text = parts_of(book)[name].decode()
    body = text.partition("?>")[2] if text.startswith("<?xml") else text
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    return with_part(book, name, (head + declaration + body).encode(encoding))


def bomb(book: bytes, megabytes: int) -> bytes:
    """A sheet of nothing that unpacks to so many megabytes."""
    return with_part(book, SHEET, b"<sheet>" + b" " * (megabytes * 1024 * 1024) + b"</sheet>")


def lying(book: bytes, declared: int = 1000) -> bytes:
    """A sheet of 46 MB whose directory says that it is small."""
    return _with_directory(bomb(book, 46), SHEET, 24, declared.to_bytes(4, "little"))


def encrypted(book: bytes) -> bytes:
    return _with_directory(book, SHEET, 8, (0x1).to_bytes(2, "little"))


def _with_directory(book: bytes, name: str, offset: int, value: bytes) -> bytes:
    """The file with some bytes of a member's entry in the central directory replaced."""
    changed = bytearray(book)
    start = book.index(b"PK\x01\x02")
    while True:
        length = int.from_bytes(book[start + 28 : start + 30], "little")
        if book[start + 46 : start + 46 + length] == name.encode():
            changed[start + offset : start + offset + len(value)] = value
            return bytes(changed)
        start = book.index(b"PK\x01\x02", start + 4)


def many_rows(book: bytes, total: int) -> bytes:
    """The sheet of entries with so many short rows."""
    text = parts_of(book)[SHEET].decode()
    header = text[text.index("<sheetData>") + 11 : text.index("</row>") + 6]
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>K{zlib.crc32(b"%d" % n)}</t></is></c>'
        f'<c r="C{n}" t="inlineStr"><is><t>Título {zlib.crc32(b"t%d" % n)}</t></is></c></row>'
        for n in range(2, total + 2)
    )
    end = text[text.index("</sheetData>") :]
    start = text[: text.index("<sheetData>") + 11]
    return with_part(book, SHEET, (start + header + rows + end).encode())
