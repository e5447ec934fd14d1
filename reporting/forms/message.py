"""How a person wants to be told, and the words in which they are told."""

from django import forms

from reporting.models import Delivery, User
from reporting.outbox import reading
from reporting.outbox.kinds import KINDS


class PreferencesForm(forms.Form):
    """One choice for each kind that the person's roles are told of and that may be chosen."""

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        for name, delivery in reading.deliveries_of(user).items():
            self.fields[name] = forms.ChoiceField(
                label=KINDS[name].label, choices=Delivery.choices, initial=delivery
            )
