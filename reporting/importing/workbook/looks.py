"""How the workbook looks: a handful of named styles, the widths of columns."""

from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

GUINDA, PAPER, QUIET = "FF9B2247", "FFFAF8F4", "FF55595C"
TEXT, DATE, NUMBER = "@", "dd/mm/yyyy", "#,##0.##"
TOP = Alignment(wrap_text=True, vertical="top")
# What stands in a column → the name of its style, as Excel's own menu shows it.
STYLES = {
    "header": "PMM encabezado",
    "key": "PMM clave",
    "quiet": "PMM clave",
    "error": "PMM error",
    "date": "PMM fecha",
    "number": "PMM número",
    "title": "PMM título",
    **dict.fromkeys(("line", "rich", "one", "many", "page"), "PMM texto"),
}
WIDTHS = {
    **{"key": 16, "quiet": 18, "error": 60, "page": 110},
    **{"rich": 60, "many": 34, "one": 24, "date": 14, "number": 14, "line": 34},
}


def add_to(workbook) -> None:
    """Made anew for each workbook: openpyxl writes the workbook's numbers into them."""
    for style in (
        NamedStyle("PMM texto", alignment=TOP, number_format=TEXT),
        NamedStyle("PMM número", alignment=Alignment(vertical="top"), number_format=NUMBER),
        NamedStyle("PMM fecha", alignment=Alignment(vertical="top"), number_format=DATE),
        NamedStyle(
            "PMM clave", Font(color=QUIET), PatternFill("solid", PAPER), alignment=TOP, number_format=TEXT
        ),
        NamedStyle("PMM error", Font(color=GUINDA, b=True), alignment=TOP, number_format=TEXT),
        NamedStyle("PMM título", Font(color=GUINDA, b=True, sz=16), alignment=TOP, number_format=TEXT),
        NamedStyle(
            "PMM encabezado",
            Font(color="FFFFFFFF", b=True),
            PatternFill("solid", GUINDA),
            alignment=Alignment(wrap_text=True, vertical="center"),
            number_format=TEXT,
        ),
    ):
        workbook.add_named_style(style)


def set_column(worksheet, letter: str, kind: str) -> None:
    """The width, and the look of the cells nobody has written in yet."""
    column = worksheet.column_dimensions[letter]
    column.width = WIDTHS[kind]
    column.alignment = TOP
    column.number_format = {"date": DATE, "number": NUMBER}.get(kind, TEXT)
