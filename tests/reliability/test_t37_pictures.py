"""T37: pictures that are programs, bombs or of another kind are refused or drawn anew; none is printed as it came."""

import io
import resource
import subprocess
import sys

import pytest
from PIL import Image

from compendium.documents.rich import rich
from reporting import richtext
from reporting.receiving import FileRefused, receive

EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n%%EOF\n"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>'
SIDE = 20_000
MEMORY = 2**30


def png(side: int) -> bytes:
    file = io.BytesIO()
    Image.new("1", (side, side)).save(file, "PNG")
    return file.getvalue()


def cmyk() -> bytes:
    file = io.BytesIO()
    Image.new("CMYK", (40, 20), (0, 255, 0, 0)).save(file, "JPEG")
    return file.getvalue()


@pytest.mark.parametrize("data", [EPS, SVG], ids=["EPS", "SVG"])
@pytest.mark.parametrize("name", ["logo.eps", "logo.svg", "logo.png", "logo.jpg"])
def test_t37_drawings_that_run_are_refused_under_any_name(name, data):
    with pytest.raises(FileRefused):
        receive(name, data)


def test_t37_a_bomb_of_400_million_points_is_refused_within_a_gigabyte():
    """In a process of its own, which the system would end if it took more."""
    code = (
        "import sys, django; django.setup()\n"
        "from reporting.receiving import FileRefused, receive\n"
        "try: receive('foto.png', sys.stdin.buffer.read())\n"
        "except FileRefused as refusal: print(refusal)"
    )

    def limit():
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))

    run = subprocess.run(
        [sys.executable, "-c", code], input=png(SIDE), capture_output=True, preexec_fn=limit, check=True
    )
    assert "demasiados puntos" in run.stdout.decode()


def test_t37_a_picture_for_the_press_is_drawn_anew_in_red_green_and_blue():
    kept = receive("foto.jpg", cmyk()).data
    with Image.open(io.BytesIO(kept)) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (40, 20))


@pytest.mark.parametrize("clean", [richtext.clean, rich])
def test_t37_no_text_brings_a_picture_into_the_book(clean):
    """Evidence is not printed, and rich text holds no pictures: only the product's own drawings are set."""
    assert clean('<p>a<img src="/evidencias/1/" alt="x"></p>') == "<p>a</p>"
