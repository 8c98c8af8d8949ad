"""A date in three fields is never read with the month first."""

from contextlib import suppress
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.forms import Form
from hypothesis import given
from hypothesis import strategies as st

from alany.faces.ui.dates import DayMonthYearField


class Bought(Form):
    on = DayMonthYearField(latest=date(2020, 7, 30))


def typed(day, month, year):
    return Bought({"on_day": day, "on_month": month, "on_year": year})


def test_three_numbers_are_day_month_year():
    form = typed("3", "7", "2020")
    assert form.is_valid()
    assert form.cleaned_data == {"on": date(2020, 7, 3)}


@pytest.mark.parametrize("pasted", ["03.07.2020", "2020-07-03", " 3.7.2020 ", "03/07/2020"])
def test_a_whole_date_may_be_pasted_into_the_first_field_or_the_address(pasted):
    assert typed(pasted, "", "").is_valid()
    assert Bought({"on": pasted}).is_valid()
    assert Bought({"on": pasted}).fields["on"].clean([pasted.strip(), "", ""]) == date(2020, 7, 3)


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        (("", "", ""), "required"),
        (("3", "", "2020"), "incomplete"),
        (("31", "2", "2020"), "invalid"),
        (("3", "7", "20"), "invalid"),
        (("3", "шілде", "2020"), "invalid"),
        (("٣", "7", "2020"), "invalid"),
        (("31", "7", "2020"), "too_late"),
        (("07/30/2020", "", ""), "incomplete"),
    ],
)
def test_what_is_wrong_is_said_by_its_reason(parts, code):
    form = typed(*parts)
    assert [error.code for error in form.errors.as_data()["on"]] == [code]


def test_what_was_typed_stays_in_the_fields():
    shown = str(typed("31", "2", "2020")["on"])
    assert [f'value="{part}"' in shown for part in ("31", "2", "2020")] == [True, True, True]


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_every_date_is_read_as_it_was_written(day):
    field = DayMonthYearField()
    assert field.clean([str(day.day), str(day.month), str(day.year)]) == day
    assert field.clean([f"{day:%d.%m.}{day.year:04d}", "", ""]) == day
    assert field.clean(field.widget.decompress(day)) == day


@given(st.lists(st.text(max_size=12), min_size=3, max_size=3))
def test_nothing_typed_breaks_it(parts):
    with suppress(ValidationError):
        DayMonthYearField(required=False).clean(parts)
