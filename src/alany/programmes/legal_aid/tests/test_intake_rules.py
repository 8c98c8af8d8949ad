"""The tree of questions, the screen, codes and names: rules without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alany.programmes.legal_aid.models import Door
from alany.programmes.legal_aid.questions import TREE
from alany.programmes.legal_aid.rules import codes
from alany.programmes.legal_aid.rules.naming import NameGivenAway, names_in, without_names
from alany.programmes.legal_aid.rules.reviewing import is_reviewed
from alany.programmes.legal_aid.rules.screening import Group, Place, may_be_sent, screen, stands_at
from alany.programmes.legal_aid.rules.services import ServiceNotAllowed, allowed, checked
from alany.programmes.legal_aid.rules.terms import is_urgent, silent_since

DAY = date(2020, 7, 30)
BEGAN = date(2018, 12, 13)
GROUPS = [
    Group("violence", False, BEGAN),
    Group("pensioner", True, BEGAN),
    Group("gone", False, BEGAN, date(2019, 12, 31)),
]
ASKED = {
    "danger": "no",
    "business": "no",
    "group": "none",
    "field": "advice",
    "has_deadline": "no",
    "state_party": "no",
    "speak": "no",
    "language": "kk",
    "place": "615600000",
}
REST = {"topic": "land", "mode": "online", "parties": [], "facts": "…", "contact": {}, "consent": "yes"}
VALUES = {
    "danger": ["no", "violence", "detention", "eviction"],
    "business": ["yes", "no"],
    "group": ["none", "violence", "pensioner", "gone"],
    "field": ["court", "offence", "advice"],
    "has_deadline": ["yes", "no"],
    "deadline_on": [str(DAY + timedelta(days)) for days in (-5, 1, 40)],
    "state_party": ["yes", "no", "nobody"],
    "speak": ["yes", "no"],
}
answered = st.fixed_dictionaries(
    {}, optional={slug: st.sampled_from(found) for slug, found in VALUES.items()}
)


def found(**changed):
    said = screen(ASKED | changed, GROUPS, DAY)
    return said.result, said.reason, said.doors, said.urgent


def test_a_question_without_anything_special_goes_to_a_volunteer():
    assert found() == ("volunteer", "", (), False)


def test_a_group_of_the_law_in_a_civil_court_may_have_the_aid_of_the_state():
    assert found(group="violence", field="court") == (
        "state_aid", "violence", ("advocates", "consultants"), False,
    )  # fmt: skip


def test_a_group_without_a_court_is_helped_by_a_volunteer():
    assert found(group="violence", field="advice") == ("volunteer", "", (), False)


def test_a_row_that_is_no_longer_in_force_gives_nothing():
    assert found(group="gone", field="court") == ("volunteer", "", (), False)


def test_a_group_not_for_business_is_outside_in_a_business_dispute():
    assert found(group="pensioner", field="court", business="yes") == (
        "outside", "business", ("business", "advocates"), False,
    )  # fmt: skip


def test_speaking_in_court_without_a_group_is_refused_by_name():
    assert found(speak="yes", field="court") == (
        "outside", "representation", ("advocates", "consultants"), False,
    )  # fmt: skip


def test_danger_is_urgent_and_its_door_stands_first():
    assert found(danger="violence", business="yes") == (
        "outside", "business", ("police", "business", "advocates"), True,
    )  # fmt: skip


@given(answered)
def test_every_result_is_one_of_three_and_a_refusal_has_a_door_of_a_known_kind(answers):
    said = screen(answers, GROUPS, DAY)
    assert said.result in {"state_aid", "volunteer", "outside"}
    assert set(said.doors) <= set(Door.Kind.values)
    assert said.doors or said.result == "volunteer"
    assert bool(said.reason) == (said.result != "volunteer")
    assert said == screen(answers, reversed(GROUPS), DAY)


@given(answered)
def test_the_next_question_is_always_open_and_on_the_path(answers):
    kept = TREE.pruned(answers)
    step = TREE.next_open(kept)
    assert step is not None
    assert step in TREE.path(kept)
    assert step.slug not in kept
    assert TREE.pruned(kept) == kept


@given(answered)
def test_answering_one_question_after_another_always_ends_at_the_check(answers):
    kept, pages = TREE.pruned(answers), 0
    while (place := stands_at(TREE, kept)).page != "check":
        pages += 1
        slug = place.step.slug if place.step else "result_seen"
        kept[slug] = (VALUES | REST).get(slug, ["yes"])[0] if slug in VALUES else "yes"
    assert pages <= len(TREE.steps) + 1


def test_a_deadline_is_asked_only_of_who_has_one_and_falls_away_with_it():
    assert [step.slug for step in TREE.path({"has_deadline": "no"})].count("deadline_on") == 0
    changed = TREE.pruned({"has_deadline": "no", "deadline_on": "2020-08-15", "unknown": "x"})
    assert changed == {"has_deadline": "no"}


def test_the_question_before_is_the_one_that_was_asked():
    before = [TREE.before(slug, {"has_deadline": "no"}) for slug in ("danger", "state_party", "check")]
    assert [step.slug if step else "" for step in before] == ["", "has_deadline", "consent"]


def test_the_result_is_shown_once_between_the_screen_and_the_question():
    assert stands_at(TREE, ASKED) == Place("result")
    assert stands_at(TREE, ASKED | {"result_seen": "yes"}) == Place("question", TREE.step("topic"))
    assert stands_at(TREE, ASKED | REST | {"result_seen": "yes"}) == Place("check")


def test_a_refusal_is_no_wall_a_person_can_be_asked():
    every = ASKED | REST | {"business": "yes"}
    said = screen(every, GROUPS, DAY)
    assert not may_be_sent(TREE, every, said)
    assert may_be_sent(TREE, every | {"asks_a_person": "yes"}, said)


def test_every_question_and_choice_has_words_in_three_languages_and_a_name_of_its_own():
    slugs = [step.slug for step in TREE.steps]
    assert len(slugs) == len(set(slugs)) == 16
    texts = [step.title for step in TREE.steps] + [one.title for step in TREE.steps for one in step.choices]
    assert all(text.kk and text.ru and text.en for text in texts)


def test_a_near_date_or_danger_is_urgent():
    days = {days: is_urgent(DAY + timedelta(days), DAY, danger=False) for days in (-1, 0, 3, 4)}
    assert days == {-1: True, 0: True, 3: True, 4: False}
    assert (is_urgent(None, DAY, danger=True), is_urgent(None, DAY, danger=False)) == (True, False)


def test_silence_lasts_fourteen_days():
    assert [silent_since(DAY - timedelta(days), DAY) for days in (0, 14, 15)] == [False, False, True]


@given(st.text(st.sampled_from("0123456789"), min_size=16, max_size=16))
def test_a_code_is_read_as_it_is_shown(code):
    assert codes.read(codes.shown(code)) == code == codes.read(f" {code}\n")


@pytest.mark.parametrize("typed", ["", "123", "1" * 17, "٣" * 16, "1 " * 400])
def test_what_is_no_code_is_refused(typed):
    with pytest.raises(codes.CodeRefused):
        codes.read(typed)


def test_new_codes_differ():
    assert len({codes.new_code() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("Серіковтің қоршауы туралы", "Асқар Серіков", ["сериков"]),
        ("СЕРИКОВ не пускает", "Серіков А.", ["сериков"]),
        ("Көршімен жер дауы", "Асқар Серіков", []),
        ("Спор с акиматом района", "Созақ ауданының әкімдігі", []),
        (
            "Шағым: Созақ ауданының әкімдігінен жауап жоқ",
            "Созақ ауданының әкімдігі",
            ["созак ауданынын акимдиги"],
        ),
        ("Долг перед «Береке»", "«Береке» ЖШС", ["береке"]),
        ("Ли ходатайствует", "Ли", []),
    ],
)
def test_a_name_is_known_however_it_is_inflected(text, name, words):
    assert names_in(text, [name]) == words


@given(st.sampled_from(["Қуаныш", "Жақсыбекова", "Оразбаев"]), st.sampled_from(["", "тың", "у", "ға", "ның"]))
def test_no_text_with_a_name_in_it_passes(name, ending):
    with pytest.raises(NameGivenAway):
        without_names(f"Сұрақ {name.upper()}{ending} туралы", [f"{name} Айбек"])


def test_an_official_informs_a_consultant_consults_an_advocate_represents():
    assert {kind: sorted(allowed(kind)) for kind in ("official", "other", "consultant", "advocate", "?")} == {
        "official": ["inform"],
        "other": ["inform"],
        "consultant": ["consult", "inform"],
        "advocate": ["consult", "inform", "represent"],
        "?": [],
    }
    with pytest.raises(ServiceNotAllowed):
        checked("official", "consult")


def test_every_answer_of_an_official_is_reviewed_and_about_a_fifth_of_the_others():
    numbers = [f"C-2020-{serial:04d}" for serial in range(1000)]
    assert all(is_reviewed("official", number) for number in numbers)
    assert 150 < sum(is_reviewed("advocate", number) for number in numbers) < 250
