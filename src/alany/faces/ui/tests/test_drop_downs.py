"""A list to open is drawn by ourselves, and says the same as Django's own template of it."""

import pytest
from django import forms
from django.test.html import parse_html

from alany.faces.ui.fields import control

PLAIN = [("", "кез келген"), ("a", "Созақ"), ("b", "<b>«Ордабасы»</b> & 'Сауран'")]
GROUPED = [("", "–"), ("Бөлімі", [("x", "Бір"), ("y", "Екі")]), ('"Кеңсе"', [("z", "Үш")])]


class Asked(forms.Form):
    plain = forms.ChoiceField(choices=PLAIN)
    grouped = forms.ChoiceField(choices=GROUPED, required=False, help_text="біреуін")
    closed = forms.ChoiceField(choices=PLAIN, disabled=True, initial="a")
    numbered = forms.TypedChoiceField(choices=[(1, "1"), (2, "2")], coerce=int, required=False)


@pytest.mark.parametrize("name", ["plain", "grouped", "closed", "numbered"])
@pytest.mark.parametrize("data", [None, {}, {"plain": "b", "grouped": "y", "numbered": "2"}, {"plain": "<"}])
def test_a_list_says_what_the_template_of_django_says(data, name):
    field = Asked(data)[name]
    attrs = {"autocomplete": "off"}
    assert parse_html(control(field, "off")) == parse_html(field.as_widget(attrs=attrs))
