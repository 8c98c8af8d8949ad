"""Entering and leaving, walked as a person does it."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from axes.models import AccessAttempt
from django.core import mail
from django.test import Client

from alany.faces.desk.people.tests.conftest import enter
from alany.spine.ledger.models import Entry
from alany.spine.ledger.queries import verify
from alany.spine.people import actions
from alany.spine.people.models import SignIn
from alany.spine.people.tests.small_office import AT, PASSWORD

pytestmark = pytest.mark.django_db
LATIN = re.compile(r"[A-Za-z]{3,}")
# The office calls the programme «Safe zone» in every language.
NOT_WORDS = {"csv", "xlsx", "english", "example", "invalid", "turkistan", "alany", "safe", "zone"}


def words_on(response):
    """Latin words that a reader sees, e-mails and secrets aside."""
    body = re.sub(
        r"<(script|style|svg|title|form class=\"langs).*?</\1>", " ", response.content.decode(), flags=re.S
    )
    body = re.sub(r'<b class="code">.*?</b>|<[^>]+>|\S+@\S+', " ", body, flags=re.S)
    return {word for word in LATIN.findall(body) if word.lower() not in NOT_WORDS}


def verbs():
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def newest_code(secret):
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[-1]))


def confirm(client, way):
    """Type the password once more, as every change of what guards the account asks."""
    answer = client.post(f"/kk/account/reauthenticate/?next={way}", {"password": PASSWORD, "next": way})
    assert answer["Location"] == way


def set_second_step(client):
    way = "/kk/account/second-step/set/"
    assert client.get(way)["Location"].startswith("/kk/account/reauthenticate/")
    confirm(client, way)
    page = client.get(way)
    secret = client.session["mfa.totp.secret"]
    answer = client.post("/kk/account/second-step/set/", {"code": newest_code(secret)})
    return secret, page, answer


def test_the_door_leads_to_the_desk_or_to_the_page_that_was_asked_for(client, dana):
    assert enter(client, dana)["Location"] == "/kk/desk/"
    other = Client()
    asked = other.get("/ru/desk/me/")
    assert asked["Location"] == "/ru/account/login/?next=/ru/desk/me/"
    assert enter(other, dana, language="ru", next="/ru/desk/me/")["Location"] == "/ru/desk/me/"


def test_a_session_lives_ten_hours_and_keeps_one_word_of_the_device(client, dana):
    client.post(
        "/kk/account/login/", {"login": dana.email, "password": PASSWORD}, headers={"user-agent": "iPhone"}
    )
    assert client.session.get_expiry_age() == 10 * 60 * 60
    kept = SignIn.objects.get()
    assert (kept.user, kept.device, kept.ended_at) == (dana, "phone", None)
    assert verbs()[-1] == "people.signed_in"
    assert "iPhone" not in str(list(Entry.objects.values()))


def test_leaving_ends_the_session_and_is_recorded(client, dana):
    enter(client, dana)
    assert client.post("/kk/account/logout/")["Location"] == "/kk/"
    assert client.get("/kk/desk/me/").status_code == 302
    assert verbs()[-1] == "people.signed_out"
    assert SignIn.objects.get().ended_at is not None


def test_a_wrong_password_is_said_in_the_language_and_recorded_without_what_was_typed(client, dana):
    answer = enter(client, dana, "wrong-secret-word")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Электрондық пошта мен құпиясөз сәйкес келмейді" in page
    assert verbs()[-1] == "people.sign_in_failed"
    assert "wrong-secret-word" not in str(list(Entry.objects.values())) + str(
        list(AccessAttempt.objects.values())
    )


def test_six_wrong_passwords_lock_the_account_and_the_page_says_until_when(client, dana):
    answers = [enter(client, dana, f"wrong-{n}", language="ru") for n in range(6)]
    locked = answers[-1]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429]
    assert re.search(r"Попробовать снова можно с \d\d:\d\d", locked.content.decode())
    assert enter(client, dana).status_code == 429
    assert not words_on(locked)
    failures = Entry.objects.filter(verb="people.sign_in_failed").order_by("pk")
    assert [entry.details["reason"] for entry in failures] == ["password"] * 5 + ["locked"]


def test_the_counter_keeps_no_address_and_no_browser(client, dana):
    enter(client, dana, "wrong")
    kept = AccessAttempt.objects.get()
    assert (kept.username, kept.ip_address, kept.user_agent, kept.http_accept) == (dana.email, None, "", "")
    assert "password=********************" in kept.post_data or "wrong" not in kept.post_data


def test_an_account_that_does_not_exist_answers_alike_and_is_not_recorded(client, dana):
    before = Entry.objects.count()
    answer = client.post("/kk/account/login/", {"login": "nobody@example.invalid", "password": "x" * 12})
    assert "сәйкес келмейді" in answer.content.decode()
    assert Entry.objects.count() == before


def test_who_is_switched_off_cannot_enter_and_is_out_at_once(client, dana, chief):
    enter(client, dana)
    assert client.get("/kk/desk/me/").status_code == 200
    actions.switch_off(person=dana, by=chief, at=AT)
    assert client.get("/kk/desk/me/").status_code == 302
    assert enter(client, dana)["Location"] == "/kk/account/inactive/"
    assert client.get("/kk/desk/me/").status_code == 302


def test_the_second_step_is_set_up_asked_for_and_leaves_no_change_unexplained(client, dana):
    enter(client, dana)
    secret, page, answer = set_second_step(client)
    assert b"<svg" in page.content
    assert b"style=" not in page.content
    assert " ".join(re.findall("....", secret)) in page.content.decode()
    assert answer["Location"] == "/kk/account/second-step/codes/"
    codes = re.findall(r'<p class="code">(\w+)</p>', client.get(answer["Location"]).content.decode())
    assert len(codes) == 10
    assert client.get("/kk/account/second-step/codes/file/").content.decode().split() == codes

    other = Client()
    assert enter(other, dana)["Location"].startswith("/kk/account/second-step/code/")
    assert other.get("/kk/desk/me/").status_code == 302
    wrong = other.post("/kk/account/second-step/code/", {"code": "000000"})
    assert "Код дұрыс емес" in wrong.content.decode()
    assert other.post("/kk/account/second-step/code/", {"code": codes[0]})["Location"] == "/kk/desk/"
    assert verbs()[-4:] == [
        "people.second_factor_set",
        "people.sign_in_failed",
        "people.second_factor_used",
        "people.signed_in",
    ]
    assert verify().holds


def test_new_recovery_codes_make_the_old_ones_void(client, dana):
    enter(client, dana)
    set_second_step(client)
    old = client.get("/kk/account/second-step/codes/file/").content
    client.post("/kk/account/second-step/codes/new/")
    assert client.get("/kk/account/second-step/codes/file/").content != old
    assert verbs()[-1] == "people.recovery_codes_renewed"
    assert verify().holds


def test_where_the_office_demands_it_the_desk_opens_only_after_the_second_step(client, chief, settings):
    settings.SECOND_FACTOR = True
    enter(client, chief)
    assert client.get("/kk/desk/people/")["Location"] == "/kk/account/second-step/set/"
    set_second_step(client)
    assert client.get("/kk/desk/people/").status_code == 200
    refused = client.post("/kk/account/second-step/remove/")
    assert "міндетті" in refused.content.decode()
    assert Authenticator.objects.filter(type="totp").count() == 1


def test_who_may_removes_the_second_step(client, dana):
    enter(client, dana)
    set_second_step(client)
    assert client.post("/kk/account/second-step/remove/").status_code == 302
    assert Authenticator.objects.count() == 0
    assert verbs()[-1] == "people.second_factor_removed"
    assert verify().holds


def test_a_link_for_a_new_password_comes_in_the_language_of_the_person(client, dana):
    actions.choose_language(person=dana, language="ru", by=dana, at=AT)
    asked = client.post("/kk/account/password/reset/", {"email": dana.email})
    assert asked["Location"] == "/kk/account/password/reset/done/"
    (letter,) = mail.outbox
    assert letter.subject == "Новый пароль для системы офиса"
    assert "Здравствуйте, Дана!" in letter.body
    link = re.search(r"http://testserver(\S+)", letter.body)[1]
    form = client.get(link, follow=True)
    new = {"password1": "жеті ата жеті қат", "password2": "жеті ата жеті қат"}
    done = client.post(form.request["PATH_INFO"], new)
    assert done["Location"].endswith("/account/password/reset/key/done/")
    assert enter(Client(), dana, "жеті ата жеті қат").status_code == 302
    assert "Ссылка больше не действует" in Client().get(link, follow=True).content.decode()
    assert [letter.subject for letter in mail.outbox][1:] == ["Ваш пароль изменён"]
    assert verify().holds


def test_no_letter_goes_to_a_stranger(client, office):
    asked = client.post("/ru/account/password/reset/", {"email": "nobody@example.invalid"})
    assert asked["Location"] == "/ru/account/password/reset/done/"
    assert mail.outbox == []


def test_changing_the_password_ends_other_sessions_and_keeps_this_one(client, dana):
    other = Client()
    enter(other, dana)
    enter(client, dana)
    new = {"oldpassword": PASSWORD, "password1": "жеті ата жеті қат", "password2": "жеті ата жеті қат"}
    done = client.post("/kk/account/password/change/", new)
    assert done["Location"] == "/kk/desk/me/?done=password"
    assert "Құпиясөз ауыстырылды" in client.get(done["Location"]).content.decode()
    assert other.get("/kk/desk/me/").status_code == 302
    assert SignIn.objects.filter(ended_at=None).count() == 1


def test_a_password_for_one_time_leads_to_choosing_ones_own(client, dana, chief):
    actions.set_password(person=dana, password="once-only-pass", temporary=True, by=chief, at=AT)
    enter(client, dana, "once-only-pass")
    assert client.get("/kk/desk/me/")["Location"] == "/kk/account/password/change/"
    new = {
        "oldpassword": "once-only-pass",
        "password1": "жеті ата жеті қат",
        "password2": "жеті ата жеті қат",
    }
    client.post("/kk/account/password/change/", new)
    assert client.get("/kk/desk/me/").status_code == 200


def test_other_sessions_end_at_a_press(client, dana):
    other = Client()
    enter(other, dana)
    enter(client, dana)
    assert "Басқа сеанстарды аяқтау" in client.get("/kk/desk/me/").content.decode()
    client.post("/kk/desk/me/sessions/")
    assert other.get("/kk/desk/me/").status_code == 302
    assert "Басқа сеанстарды аяқтау" not in client.get("/kk/desk/me/").content.decode()


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize(
    "page",
    ["login", "signup", "password/reset", "password/reset/done", "password/reset/key/1-x", "inactive",
     "password/reset/key/done"],
)  # fmt: skip
def test_the_pages_before_the_door_speak_the_language_and_wear_our_layout(client, office, language, page):
    answer = client.get(f"/{language}/account/{page}/")
    assert answer.status_code == (403 if page == "signup" else 200)
    assert 'class="skip"' in answer.content.decode()
    assert words_on(answer) == set()


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize(
    "page",
    ["logout", "password/change", "reauthenticate", "second-step/set", "second-step/codes",
     "second-step/codes/new", "second-step/remove"],
)  # fmt: skip
def test_the_pages_behind_the_door_speak_the_language(client, dana, language, page):
    enter(client, dana)
    if page == "second-step/set":
        confirm(client, f"/kk/account/{page}/")
    elif page.startswith("second-step/"):
        set_second_step(client)
    answer = client.get(f"/{language}/account/{page}/")
    assert answer.status_code == 200
    assert words_on(answer) == set()


@pytest.mark.parametrize(
    "path",
    ["email/", "confirm-email/", "social/signup/", "3rdparty/", "password/set/", "2fa/", "login/code/"],
)
def test_no_other_page_of_the_library_is_reachable(client, dana, path):
    enter(client, dana)
    assert client.get(f"/kk/account/{path}").status_code == 404
