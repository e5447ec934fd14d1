"""Sets one part at a time; stylesheets and fonts are read once and serve all parts."""

from weasyprint import CSS, DEFAULT_OPTIONS, HTML
from weasyprint import pdf as drawing
from weasyprint.css.counters import CounterStyle
from weasyprint.text.fonts import FontConfiguration

from compendium.typesetting.engine import PDF_VARIANT, OwnFiles, refuse_warnings, translated_errors
from compendium.typesetting.fragment import Fragment
from compendium.typesetting.setting import capture, faces, tags
from compendium.typesetting.watch import listening

BASE = "pmm://static/"


class Press:
    def __init__(self):
        self.build_fonts = drawing.build_fonts_dictionary
        faces.leave_to_the_document()
        tags.name_notes()
        self.files = faces.own_files()
        self.styles = {}

    def part(self, html: str, styles: tuple[str, ...], mark: str) -> Fragment:
        """One part, its margins left empty. Raises TypesettingError."""
        with listening(lambda _page: None) as ear, translated_errors():
            document = self._laid_out(html, tuple(styles))
            refuse_warnings(ear)
            options = {**DEFAULT_OPTIONS, "pdf_variant": PDF_VARIANT, "pdf_version": "1.7"}
            pdf = drawing.generate_pdf(document, None, 1, **options)
            refuse_warnings(ear)
            used, others = faces.used(document.fonts, self.files)
            fragment = capture.capture(document, pdf, used, mark=mark)
            fragment.files, fragment.missing_glyphs = others, list(ear.missing_glyphs)
            return fragment

    def _laid_out(self, html, styles):
        sheet, fonts, counters, colours = self._style(styles)
        page = HTML(string=html, base_url=BASE, url_fetcher=OwnFiles())
        return page.render(fonts, counters, colours, stylesheets=[sheet])

    def _style(self, styles):
        if styles not in self.styles:
            fonts, counters, colours = FontConfiguration(), CounterStyle(), {}
            text = "".join(f'@import url("{address}");' for address in styles)
            context = {"font_config": fonts, "counter_style": counters, "color_profiles": colours}
            sheet = CSS(string=text, base_url=BASE, url_fetcher=OwnFiles(), **context)
            self.styles[styles] = sheet, fonts, counters, colours
        return self.styles[styles]

    def font(self, face: dict, other: bytes | None) -> Fragment:
        """One face cut to the glyphs that are used. `other`: its file, when it is none of the product's own."""
        with translated_errors():
            content = self.files[face["file"]] if other is None else other
            return capture.font(*faces.cut(face, content, self.build_fonts))
