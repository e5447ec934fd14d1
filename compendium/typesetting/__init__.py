"""Parts of HTML in, one PDF out: see `composing`.

WeasyPrint is loaded by the processes that set parts, never by who asks them; and nothing is imported here, so that
those processes load only what they need: they start while somebody waits.
"""
