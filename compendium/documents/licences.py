"""The licences an edition may be published under: one for the book, one for its data."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

OTHER = "other"


class Licence(NamedTuple):
    """`sentence` is what is printed; `url` leads to the whole text."""

    name: str
    sentence: str
    url: str = ""


CREATIVE_COMMONS = "https://creativecommons.org/licenses"
LICENCES = {
    "no-comercial": Licence(
        _("Reproducción no comercial con mención de la fuente"),
        _(
            "Esta obra puede reproducirse, completa o en partes, para fines no comerciales y mencionando su fuente."
        ),
    ),
    "cc-by": Licence(
        _("Creative Commons Atribución 4.0 Internacional (CC BY 4.0)"),
        _("Se ofrece con la licencia Creative Commons Atribución 4.0 Internacional (CC BY 4.0)."),
        f"{CREATIVE_COMMONS}/by/4.0/deed.es",
    ),
    "cc-by-sa": Licence(
        _("Creative Commons Atribución-CompartirIgual 4.0 Internacional (CC BY-SA 4.0)"),
        _(
            "Se ofrece con la licencia Creative Commons Atribución-CompartirIgual 4.0 Internacional (CC BY-SA 4.0)."
        ),
        f"{CREATIVE_COMMONS}/by-sa/4.0/deed.es",
    ),
    "cc-by-nc": Licence(
        _("Creative Commons Atribución-NoComercial 4.0 Internacional (CC BY-NC 4.0)"),
        _(
            "Se ofrece con la licencia Creative Commons Atribución-NoComercial 4.0 Internacional (CC BY-NC 4.0)."
        ),
        f"{CREATIVE_COMMONS}/by-nc/4.0/deed.es",
    ),
    "libre-uso": Licence(
        _("Libre Uso MX"),
        _("Los datos de esta edición se ofrecen conforme a los términos de Libre Uso MX."),
        "https://datos.gob.mx/libreusomx",
    ),
}
USUAL = {"book": "no-comercial", "data": "libre-uso"}  # where the editor has chosen none


def licences_of(imprint) -> dict[str, dict]:
    """{"book": {"name", "sentence", "url"}, "data": …} of a cycle's legal page; None is a cycle without one."""
    return {what: _resolved(imprint, what)._asdict() for what in USUAL}


def _resolved(imprint, what) -> Licence:
    key = getattr(imprint, f"{what}_licence", "") or USUAL[what]
    if key == OTHER:
        sentence = getattr(imprint, f"{what}_licence_text")
        return Licence(sentence, sentence)
    return Licence(*map(str, LICENCES[key]))


def imprint_texts(imprint) -> dict[str, str]:
    """What a cycle's legal page says, by the names of the plain texts; only what is written."""
    if imprint is None:
        return {}
    names = ("publisher", "unit", "address", "city", "website")
    written = {name: getattr(imprint, name) for name in names if getattr(imprint, name)}
    chosen = [what for what in USUAL if getattr(imprint, f"{what}_licence")]
    return {**written, **{f"{what}_licence": _resolved(imprint, what).sentence for what in chosen}}
