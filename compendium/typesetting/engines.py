"""What a part depends on beside its own text: stylesheets, the files they name, fonts, versions of the engine."""

import ctypes
import hashlib
import re
from contextlib import suppress
from functools import cache
from importlib import metadata

from compendium.typesetting import files

FORMAT = "2"  # of the fragments; goes up when the same text is kept differently
ADDRESS = re.compile(r'pmm://(?:static|font)/[^"\')\s]+')


@cache
def versions() -> str:
    """Of all that decides how a page comes out, read without loading the engine."""
    libraries = [
        f"{name} {metadata.version(name)}" for name in ("weasyprint", "pydyf", "pyphen", "fonttools")
    ]
    return ", ".join([f"format {FORMAT}", *libraries, *_system_libraries()])


def _system_libraries():
    wanted = {"libpango-1.0.so.0": "pango_version_string", "libharfbuzz.so.0": "hb_version_string"}
    for library, function in wanted.items():
        with suppress(OSError, AttributeError):  # who sets the part will say that it is missing
            ask = getattr(ctypes.CDLL(library), function)
            ask.restype = ctypes.c_char_p
            yield f"{library} {ask().decode()}"


def fingerprint(styles: tuple[str, ...]) -> str:
    """Of the stylesheets at these addresses and of each file they name, as they are now."""
    whole, seen, waiting = hashlib.sha256(versions().encode()), set(), list(styles)
    while waiting:
        address = waiting.pop()
        if address not in seen:
            seen.add(address)
            data = _content(address)
            whole.update(address.encode() + hashlib.sha256(data).digest())
            if address.endswith(".css"):
                waiting.extend(ADDRESS.findall(data.decode()))
    return whole.hexdigest()


def _content(address):
    """Fonts are large and change only with a release; stylesheets change while somebody works on them."""
    return _font(address) if address.startswith("pmm://font/") else files.read(address)[0]


@cache
def _font(address):
    return hashlib.sha256(files.read(address)[0]).digest()
