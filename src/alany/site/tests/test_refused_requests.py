"""Requests that are answered before any page: too long, or with a sign that no text holds."""

from io import BytesIO

import pytest
from django.core.exceptions import RequestDataTooBig
from django.test import RequestFactory

from alany.site import views

TOO_LONG = {"kk": "Мәтін тым ұзын", "ru": "Текст слишком длинный", "en": "The text is too long"}
NUL = {"kk": "Мұны іздеуге болмайды", "ru": "Такое искать нельзя", "en": "This cannot be searched for"}
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", TOO_LONG)
@pytest.mark.parametrize("length", [3_000_000, 12_000_000])
def test_a_form_that_is_too_long_is_told_so_with_a_way_back(client, language, length):
    address = f"/{language}/account/login/"
    response = client.post(address, "login=" + "a" * length, content_type="application/x-www-form-urlencoded")
    page = response.content.decode()
    assert (response.status_code, f"<h1>{TOO_LONG[language]}</h1>" in page) == (413, True)
    assert f'href="{address}"' in page


def test_a_text_of_a_form_with_files_that_is_too_long_is_told_so(client):
    response = client.post("/en/account/login/", {"login": "a" * 3_000_000})
    assert (response.status_code, TOO_LONG["en"] in response.content.decode()) == (413, True)


def test_what_is_still_sent_is_read_up_to_a_bound_so_that_the_page_arrives(monkeypatch):
    def sent(body):
        environ = {"wsgi.input": body, "CONTENT_LENGTH": len(body.getvalue())}
        return RequestFactory().generic("POST", "/kk/", **environ)

    body, longer = BytesIO(b"a" * 12_000_000), BytesIO(b"a" * 2_000_000)
    assert views.bad_request(sent(body), RequestDataTooBig()).status_code == 413
    assert body.read() == b""
    monkeypatch.setattr(views, "LARGEST_DISCARDED", 500_000)
    assert views.bad_request(sent(longer), RequestDataTooBig()).status_code == 413
    assert longer.tell() == 500_000


@pytest.mark.parametrize("language", NUL)
@pytest.mark.parametrize("page", ["search/", "pharmacies/"])
def test_a_nul_among_the_words_is_named_with_a_way_back(client, language, page):
    response = client.get(f"/{language}/{page}?q=%00")
    text = response.content.decode()
    assert (response.status_code, f"<h1>{NUL[language]}</h1>" in text) == (400, True)
    assert f'href="/{language}/{page}"' in text


@pytest.mark.parametrize("address", ["/", "/kk/", "/kk/account/login/", "/healthz", "/nope/"])
def test_trace_is_no_method_of_any_page(client, address):
    response = client.generic("TRACE", address)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, POST, OPTIONS")
