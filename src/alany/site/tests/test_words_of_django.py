"""What Django itself says in a form is proper Kazakh: its own catalogue has misspelt and clumsy words."""

import pytest
from django import forms
from django.utils import translation

MISSPELT = ("тандау", "сүрет", "жолақ", "белгіленіз")


class Asked(forms.Form):
    """One field of each kind that people meet."""

    choice = forms.ChoiceField(choices=[("a", "a")])
    chosen = forms.MultipleChoiceField(choices=[("a", "a")])
    least = forms.IntegerField(min_value=3)
    most = forms.IntegerField(max_value=3)
    whole = forms.IntegerField()
    day = forms.DateField()
    hour = forms.TimeField()


GIVEN = {
    "choice": "b", "chosen": ["b"], "least": "1", "most": "9", "whole": "x", "day": "x", "hour": "x",
}  # fmt: skip
SAID = {
    "choice": ["Тізімнен таңдаңыз. b тізімде жоқ."],
    "chosen": ["Тізімнен таңдаңыз. b тізімде жоқ."],
    "least": ["Бұл мән 3 мәнінен кем болмауға тиіс."],
    "most": ["Бұл мән 3 мәнінен аспауға тиіс."],
    "whole": ["Бүтін сан енгізіңіз."],
    "day": ["Күнді дұрыс енгізіңіз."],
    "hour": ["Уақытты дұрыс енгізіңіз."],
}


def test_a_form_says_in_proper_kazakh_what_is_wrong():
    with translation.override("kk"):
        assert dict(Asked(GIVEN).errors) == SAID


@pytest.mark.parametrize(
    "field", [forms.ChoiceField, forms.ModelChoiceField, forms.ImageField, forms.FileField]
)
def test_no_message_of_a_field_keeps_a_misspelt_word(field):
    with translation.override("kk"):
        said = " ".join(
            str(text)
            for one in field.__mro__
            for text in vars(one).get("default_error_messages", {}).values()
        )
    assert [word for word in MISSPELT if word in said] == []
