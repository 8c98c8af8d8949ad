"""From the first page to the check: one question a page, everything carried by the page itself."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alany.faces.trust_box import journey
from alany.faces.trust_box.delivering import deliver, ring_for
from alany.faces.trust_box.doors import frame, the_office, unkept
from alany.faces.trust_box.forms import FORMS, answered
from alany.faces.trust_box.tokens import signed, unsigned
from alany.faces.trust_box.uploads import refused_of, seal_uploads, taken_of
from alany.faces.trust_box.wording import word
from alany.faces.ui.parts import Term
from alany.kernel.sealing.receipts import new_seed
from alany.spine.intake.queries.keys import fingerprint_of
from alany.spine.intake.rules import DirectoryMissing, TooFewBodies

Kept = dict[str, Any]


@unkept
def start(request: HttpRequest) -> HttpResponse:
    """What happens before it happens; two ways to write, and the ways that need no computer."""
    office = the_office()
    context = frame(word("box")) | {"fingerprint": fingerprint_of(office), "breadcrumbs": None}
    return render(request, "trust_box/start.html", context)


@unkept
def safety(request: HttpRequest) -> HttpResponse:
    """How to be careful, and what cannot be helped."""
    return render(request, "trust_box/safety.html", frame(word("safety")))


@unkept
def write(request: HttpRequest) -> HttpResponse:
    """One question; what was answered before stands, signed, in the page."""
    if request.method != "POST":
        return _ask(request, "about", {"seed": new_seed().hex(), "files": []})
    # Ten at most are taken again with each page; that all together are no more is looked at below.
    seal_uploads(request)
    kept = unsigned(request.POST.get("kept", ""))
    step, go = request.POST.get("step", ""), request.POST.get("go", "next")
    if kept is None:
        fresh: Kept = {"seed": new_seed().hex(), "files": []}
        return _ask(request, "about", fresh, problem=word("lost"))
    if go == "send":
        return deliver(request, kept) or check(request, kept)
    if go.startswith("change:") and (wanted := go.removeprefix("change:")) in FORMS:
        return _ask(request, wanted, kept)
    if step not in FORMS or go == "show":
        return _ask(request, step, kept) if step in FORMS else check(request, kept)
    return _answer(request, step, go, kept)


def _answer(request: HttpRequest, step: str, go: str, kept: Kept) -> HttpResponse:
    form = FORMS[step](the_office(), request.POST)
    whole = form.is_valid()
    if step == "files":
        for message in _files(request, kept):
            form.add_error("enclosed", message)
        whole = form.is_valid() and go != "add"
    if whole:
        kept |= form.said()
    if go == "back":
        return _ask(request, journey.before(step, kept) or "about", kept)
    if not whole:
        return _ask(request, step, kept, form=form if form.errors else None)
    following = journey.after(step, kept)
    return check(request, kept) if following == journey.CHECK else _ask(request, following, kept)


def _files(request: HttpRequest, kept: Kept) -> list[str]:
    """Add the files that came, leave out what was ticked; gives words on what was refused."""
    dropped = set(request.POST.getlist("leave_out"))
    files = [one for one in kept["files"] if one["file"] not in dropped]
    said = [word(f"file_{why}", name=name) for why, name in refused_of(request)]
    for one in taken_of(request):
        if len(files) >= 10:
            said.append(word("file_too_many", name=one.name))
            continue
        files.append({name: getattr(one, name) for name in one.__slots__})
    kept["files"] = files
    return said


def _ask(request: HttpRequest, step: str, kept: Kept, form: object = None, problem: str = "") -> HttpResponse:
    place, count = journey.place_of(step, kept)
    context = frame(word(f"{step}_title")) | {
        "form": form or FORMS[step](the_office(), initial=answered(step, kept)),
        "step": step,
        "kept": signed(kept),
        "files": kept["files"] if step == "files" else (),
        "place": word("step_of", place=place, count=count),
        "is_first": step == "about",
        "hint": word("about_hint") if step == "about" else "",
        "problem": problem,
    }
    return render(request, "trust_box/question.html", context)


def check(request: HttpRequest, kept: Kept, problem: str = "") -> HttpResponse:
    """All answers once more, and how many people of how many bodies will be able to read them."""
    kept["seen"] = True
    readers = ""
    try:
        ring = ring_for(kept)
        bodies = {one.body for one in ring.recipients}
        readers = word("check_readers", count=len(ring.recipients), bodies=len(bodies))
    except TooFewBodies:
        problem = problem or word("too_few")
    except DirectoryMissing:
        problem = problem or word("closed_box")
    place, count = journey.place_of(journey.CHECK, kept)
    context = frame(word("check_title")) | {
        "terms": [(step, Term(word(f"{step}_title"), text)) for step, text in _said(kept)],
        "kept": signed(kept),
        "step": journey.CHECK,
        "readers": readers,
        "problem": problem,
        "place": word("step_of", place=place, count=count),
    }
    return render(request, "trust_box/check.html", context)


def _said(kept: Kept) -> list[tuple[str, str]]:
    office = the_office()
    about = FORMS["about"](office).fields["body"]
    names = dict(about.choices)  # type: ignore[attr-defined]  # a field of choices
    body = names.get(str(kept["about"][0]), "") if kept.get("about") else word("about_none")
    texts = {
        "about": "\n".join(one for one in (str(body), kept.get("who", "")) if one),
        "what": "\n".join((word(f"topic_{kept['topic']}"), kept["what"])) if kept.get("what") else "",
        "urgent": word(f"urgent_{kept['urgent']}") if kept.get("urgent") else "",
        "where": kept.get("where", ""),
        "when": kept.get("when", ""),
        "files": "\n".join(one["name"] for one in kept["files"]),
        "mode": word(f"mode_{kept['mode']}") if kept.get("mode") else "",
        "you": "\n".join(one for one in (kept.get("name", ""), kept.get("contact", "")) if one),
    }
    return [(step, texts[step]) for step in journey.steps_for(kept)]
