"""Every text is there in Kazakh and in Russian, and the finder of texts finds them all."""

from pathlib import Path

import pytest

from tools import catalogues
from tools.extraction import Message, NotLiteral, python_messages, template_messages
from tools.messages import all_problems


@pytest.mark.slow
def test_every_text_is_translated_into_kazakh_and_russian() -> None:
    assert all_problems(catalogues.apps(), everything=True) == []


def test_texts_of_python_are_found_under_any_name() -> None:
    source = (
        "from django.utils.translation import gettext as _, ngettext_lazy, pgettext\n"
        "a = _('Hello')\nb = ngettext_lazy('%(n)d case', '%(n)d cases', 'n')\nc = pgettext('verb', 'Open')\n"
        "d = other('not a text')\n"
    )

    assert list(python_messages(source, "x.py")) == [
        Message("Hello", where="x.py:2"),
        Message("%(n)d case", plural="%(n)d cases", where="x.py:3"),
        Message("Open", context="verb", where="x.py:4"),
    ]


def test_a_computed_text_is_refused() -> None:
    with pytest.raises(NotLiteral, match=r"x\.py:2"):
        list(python_messages("from django.utils.translation import gettext\ngettext(f'{name}')\n", "x.py"))


def test_texts_of_templates_are_found_as_django_looks_them_up() -> None:
    source = (
        '{% translate "Ten 10% of it" %}{% translate "Open" context "state" %}{{ x|default:_("None yet") }}\n'
        '{% comment %}{% translate "never" %}{% endcomment %}\n'
        "{% blocktranslate trimmed count n=n %}\n  One\n  row{% plural %}{{ n }} rows{% endblocktranslate %}"
    )

    assert list(template_messages(source, "a.html")) == [
        Message("Ten 10%% of it", where="a.html:1"),
        Message("Open", context="state", where="a.html:1"),
        Message("None yet", where="a.html:1"),
        Message("One row", plural="%(n)s rows", where="a.html:3"),
    ]


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    return tmp_path / "cases"


def test_an_update_adds_new_texts_drops_unused_ones_and_keeps_translations(app: Path) -> None:
    old = {("", "Old"): Message("Old"), ("", "Case"): Message("Case")}
    catalogues.update(app, "kk", old)
    path = catalogues.catalogue(app, "kk")
    path.write_text(path.read_text().replace('msgid "Case"\nmsgstr ""', 'msgid "Case"\nmsgstr "Іс"'))

    changes = catalogues.update(app, "kk", {("", "Case"): Message("Case"), ("", "New"): Message("New")})

    assert changes == (1, 1)
    assert [(entry.msgid, entry.msgstr) for entry in catalogues.read(path, "kk")] == [
        ("Case", "Іс"),
        ("New", ""),
    ]


@pytest.mark.parametrize(
    ("translation", "fault"),
    [
        ("", "is not translated"),
        ("Сәлем", "other placeholders"),
        ("Сәлем, %(name)s iс", "two alphabets"),
    ],
)
def test_a_faulty_translation_is_named(app: Path, translation: str, fault: str) -> None:
    used = {("", "Hello, %(name)s"): Message("Hello, %(name)s")}
    catalogues.update(app, "kk", used)
    path = catalogues.catalogue(app, "kk")
    path.write_text(path.read_text().replace('s"\nmsgstr ""', f's"\nmsgstr "{translation}"'))

    (problem,) = catalogues.problems(app, "kk", used)

    assert fault in problem
