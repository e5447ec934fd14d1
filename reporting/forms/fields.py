"""Fields that speak the product's kinds of text: every form, and so every way in, cleans alike."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from reporting import receiving, richtext
from reporting.catalogues import sdg


class LineField(forms.CharField):
    """One line of plain text; a long one is written in a box of some `rows`."""

    def __init__(self, *args, rows: int = 1, **kwargs):
        if rows > 1:
            kwargs["widget"] = forms.Textarea(attrs={"rows": rows})
        super().__init__(*args, **kwargs)

    def to_python(self, value):
        return richtext.clean_line(super().to_python(value))


class RichTextarea(forms.Textarea):
    """Without JavaScript the text as people write it; the editor takes its HTML from beside it."""

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        html = context["widget"]["value"]
        if html and (text := richtext.written(html)) != html:
            context["widget"]["value"] = text
            context["widget"]["attrs"] = {**context["widget"]["attrs"], "data-html": html}
        return context


class RichTextField(forms.CharField):
    """Rich text, cleaned; too long a text is handed back with the number of characters too many."""

    def __init__(self, *args, words: int | None = None, **kwargs):
        """`words` are said and counted while typing; more may be written, and explained."""
        attributes = {"data-rich": "", "rows": 8, **({"data-words": words} if words else {})}
        kwargs.setdefault("widget", RichTextarea(attrs=attributes))
        if words:
            limit = _("Hasta %(words)d palabras.") % {"words": words}
            kwargs["help_text"] = f"{kwargs.get('help_text', '')} {limit}".strip()
        super().__init__(*args, strip=True, **kwargs)

    def bound_data(self, data, initial):
        """What is handed back beside an error is as clean as what is kept."""
        return richtext.clean(data or "")

    def to_python(self, value):
        # Measured before cleaning: a text of megabytes is refused without being parsed.
        value = super().to_python(value)
        excess = len(value) - richtext.MAX_CHARACTERS
        if excess > 0:
            raise forms.ValidationError(
                ngettext(
                    "El texto pasa del límite por %(excess)d carácter: acórtelo y guarde de nuevo.",
                    "El texto pasa del límite por %(excess)d caracteres: acórtelo y guarde de nuevo.",
                    excess,
                )
                % {"excess": excess},
                code="too_long",
            )
        return richtext.clean(value)


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not answered yet (None)."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("required", False)
        super().__init__(
            *args,
            choices=[("", _("Sin responder")), ("yes", _("Sí")), ("no", _("No"))],
            coerce=lambda value: value == "yes",
            empty_value=None,
            widget=forms.RadioSelect,
            **kwargs,
        )

    def prepare_value(self, value):
        return {True: "yes", False: "no", None: ""}.get(value, value)


class TargetsField(forms.MultipleChoiceField):
    """Targets of the Sustainable Development Goals, offered goal by goal."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, choices=sdg.by_goal, widget=forms.CheckboxSelectMultiple, **kwargs)


class LinesField(forms.CharField):
    """Some lines of plain text."""

    def __init__(self, *args, rows=4, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(*args, **kwargs)

    def to_python(self, value):
        return "\n".join(map(richtext.clean_line, super().to_python(value).splitlines())).strip()


class EvidenceField(forms.FileField):
    """A file for evidence, judged by its content; its value is what `receiving.receive` gives."""

    def __init__(self, *args, **kwargs):
        accept = ",".join(f".{each}" for kind in receiving.KINDS.values() for each in kind.extensions)
        attributes = {
            "accept": accept,
            "data-most": receiving.MAX_FILE,
            "data-too-big": receiving.too_big("{size}"),
        }
        kwargs.setdefault("widget", forms.FileInput(attrs=attributes))
        kwargs.setdefault("required", False)
        # An empty file has its own sentence.
        super().__init__(*args, allow_empty_file=True, **kwargs)

    def clean(self, data, initial=None):
        file = super().clean(data, initial)
        if not file:
            return None
        try:
            return receiving.receive(file.name, file.read())
        except receiving.FileRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class MomentField(forms.DateTimeField):
    """A day and an hour, as Mexico City's clocks show them."""

    default_error_messages = {
        "required": _("Escriba el día y la hora."),
        "invalid": _("Escriba el día y la hora, como 30/09/2026 18:00."),
    }

    def __init__(self, *args, **kwargs):
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        formats = ["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M"]
        super().__init__(*args, widget=widget, input_formats=formats, **kwargs)
