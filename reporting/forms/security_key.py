"""A security key's name: allauth's forms, with words of ours."""

from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 60  # letters; a name of a thing in a drawer


class AddKeyForm(AddWebAuthnForm):
    # Not required: the key has been touched by then, and gets a name of ours.
    name = forms.CharField(label=_("Nombre de la llave"), max_length=LONGEST, required=False)


class RenameKeyForm(EditWebAuthnForm):
    name = forms.CharField(label=_("Nombre de la llave"), max_length=LONGEST)
