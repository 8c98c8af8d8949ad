"""Errors of fields that nobody sees are told without their names."""

from django import forms
from django.utils import translation

from alany.faces.ui.fields import Problem, problems_of


class Changing(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label="Name")


def test_wrong_hidden_fields_are_one_sentence_that_says_what_to_do():
    form = Changing({"version": "x", "seen": "y", "name": ""})
    with translation.override("ru"):
        told, required = problems_of(form), form.errors["name"][0]
    assert told == [
        Problem(
            "#main",
            "То, что страница хранит для себя, не прочитано. Откройте страницу снова и повторите действие.",
        ),
        Problem("#id_name", f"Name: {required}"),
    ]
