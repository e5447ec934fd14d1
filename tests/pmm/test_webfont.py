"""The pages' font: small, whole, and found by collectstatic and the development server alike."""

import io

from django.contrib.staticfiles import finders
from fontTools.ttLib import TTFont

from pmm import webfont


def test_the_font_holds_spanish_in_all_weights_and_little_else():
    font = TTFont(io.BytesIO(webfont.cut()))
    letters = font.getBestCmap()
    assert [letter for letter in "áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”—–…º°±%0123456789" if ord(letter) not in letters] == []
    (axis,) = font["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 400, 700)
    assert len(webfont.cut()) < 30_000


def test_the_same_packaged_font_gives_the_same_file():
    assert webfont.cut() == webfont.cut()


def test_it_is_found_as_any_other_static_file(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    finder = webfont.WebFont()
    assert [name for name, _storage in finder.list([])] == [webfont.NAME]
    assert finder.find(webfont.NAME, find_all=True) == [finder.find(webfont.NAME)]
    assert finder.find("fonts/otra.woff2") == []
    assert finders.find(webfont.NAME)
