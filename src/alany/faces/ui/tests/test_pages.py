"""Base templates, the catalogue and the context of every page."""

import re
from datetime import date

import pytest
from django.forms import CharField, Form
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import formats, translation

from alany.faces.ui import context, views
from alany.faces.ui.catalogue.states import STATES

LANGUAGES = ["kk", "ru", "en"]


@pytest.fixture(params=LANGUAGES)
def language(request):
    with translation.override(request.param):
        yield request.param


def shown(view, language, **arguments):
    request = RequestFactory().get(f"/{language}/desk/ui/?q=a")
    return view.__wrapped__(request, **arguments)


@pytest.mark.usefixtures("borders")
def test_the_catalogue_shows_every_component_without_inline_style_or_script(language):
    html = shown(views.catalogue, language).content.decode()
    assert f'<html lang="{language}">' in html
    for part in (
        "figure",
        "ways",
        "stack",
        "timeline",
        "summary",
        "tasks",
        "bars",
        "chart",
        "waffle",
        "map",
        "dmy",
    ):
        assert f'class="{part}' in html or f" {part}" in html
    assert not re.search(r"\sstyle=|<script(?![^>]*src=)|\son[a-z]+=", html)
    assert (
        html.count("<main") == html.count("<header") == html.count("<footer") == html.count("<h1>") - 1 == 1
    )


@pytest.mark.usefixtures("borders")
def test_no_id_stands_twice(language):
    found = re.findall(r'\sid="([^"]+)"', shown(views.catalogue, language).content.decode())
    assert sorted(one for one in set(found) if found.count(one) > 1) == []


@pytest.mark.parametrize("name", STATES)
def test_each_state_is_a_page_with_its_status(name, language):
    response = shown(views.state, language, name=name)
    assert response.status_code == STATES[name][0]
    assert response.content.decode().count("<h1>") == 1


def test_the_language_switch_keeps_path_and_filters():
    links = context.language_links("/kk/places/615200000/", [("q", "а б"), ("page", "2")], "kk")
    assert [(link.label, link.lang, link.current) for link in links] == [
        ("Қазақша", "kk", True),
        ("Русский", "ru", False),
        ("English", "en", False),
    ]
    assert links[1].href == "/ru/places/615200000/?q=%D0%B0+%D0%B1&page=2"


def test_an_address_without_language_leads_to_the_start_pages():
    assert [link.href for link in context.language_links("/healthz", [("q", "1")], "kk")] == [
        "/kk/",
        "/ru/",
        "/en/",
    ]


def test_the_demo_says_so_on_every_page(settings):
    settings.DEMO_TODAY = "2020-07-30"
    found = context.page(RequestFactory().get("/kk/"))
    assert (found["demo"], found["today"]) == (True, date(2020, 7, 30))


@pytest.mark.parametrize("kind", ["not_found", "refused", "form_expired", "bad_request"])
def test_an_error_says_why_and_names_the_next_door(kind, language):
    html = render_to_string(
        "ui/error.html", {"kind": kind, **context.page(RequestFactory().get(f"/{language}/x"))}
    )
    assert f'href="/{language}/"' in html
    assert "<h1></h1>" not in html


class Asking(Form):
    name = CharField(label="Атыңыз?", help_text="Толық", max_length=5)


def test_a_wrong_answer_is_said_above_and_beside_in_the_same_words():
    with translation.override("kk"):
        form = Asking({"name": "Құрманғазы"})
        page = Template("{% load ui %}{% error_summary form %}{% form_field form.name autocomplete='name' %}")
        html = page.render(Context({"form": form}))
    message = form.errors["name"][0]
    assert html.count(message) == 2
    assert message == "5 белгіден асырмаңыз (қазір 10)."
    for part in (
        'role="alert"',
        'href="#id_name"',
        'id="id_name_error"',
        'aria-invalid="true"',
        'value="Құрманғазы"',
    ):
        assert part in html
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'autocomplete="name"' in html


@pytest.mark.parametrize(
    ("code", "written", "number"),
    [
        ("kk", "2020 ж. 3 шілде", "1\u00a0234\u00a0567,5"),
        ("ru", "3 июля 2020 г.", "1\u00a0234\u00a0567,5"),
        ("en", "3 July 2020", "1,234,567.5"),
    ],
)
def test_django_writes_dates_and_numbers_as_the_language_does(code, written, number):
    with translation.override(code):
        assert formats.date_format(date(2020, 7, 3)) == written
        assert formats.number_format(1234567.5, 1, force_grouping=True) == number
        assert all(not shape.startswith("%m") for shape in formats.get_format("DATE_INPUT_FORMATS"))


def test_an_ending_stays_with_its_number():
    html = Template("{% load ui %}{{ text|unbroken }}").render(
        Context({"text": "648-і тексерілді, көмек-кеңес"})
    )
    assert html == "648\u2011і тексерілді, көмек-кеңес"


def test_filters_write_numbers_with_signs_that_the_font_has():
    page = Template("{% load ui %}{{ a|number }} {{ b|percent }} {{ c|money }} {{ d|day }}{{ n|number }}")
    with translation.override("kk"):
        html = page.render(Context({"a": -1234, "b": 70.13, "c": 5480, "d": date(2020, 7, 30), "n": None}))
    assert html == "–1\u00a0234 70,1\u00a0% 5\u00a0480\u00a0₸ 2020\u00a0жылғы 30\u00a0шілде"
