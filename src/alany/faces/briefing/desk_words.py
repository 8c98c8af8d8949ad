"""Words of states and refusals on the desk, in the language of the page."""

from django.utils.translation import gettext as _

from alany.faces.ui.context import current_language
from alany.faces.ui.parts import State
from alany.spine.figures.lint import Problem
from alany.spine.figures.models import Briefing, Figure


def state_of(figure: Figure) -> State:
    """The figure's state as a word with a mark."""
    match figure.state:
        case Figure.State.DRAFT:
            return State(_("draft"), "idle")
        case Figure.State.APPROVED:
            return State(_("approved"), "soon")
        case Figure.State.PUBLISHED:
            return State(_("published"), "done")
        case Figure.State.CORRECTED:
            return State(_("corrected"), "plain")
    return State(_("withdrawn"), "late")


def briefing_state(briefing: Briefing) -> State:
    """The briefing's state as a word with a mark."""
    return (
        State(_("published"), "done")
        if briefing.state == Briefing.State.PUBLISHED
        else State(_("draft"), "idle")
    )


def said(problem: Problem) -> str:
    """A problem of a text with its exact place: «English text, line 2, column 8: …»."""
    language = {"kk": _("Kazakh"), "ru": _("Russian"), "en": _("English")}[problem.language]
    place = (
        _("%(language)s title, column %(column)s")
        if problem.title
        else _("%(language)s text, line %(line)s, column %(column)s")
    )
    where = place % {"language": language, "line": problem.line, "column": problem.column}
    return f"{where}: {_why(problem)}"


def _why(problem: Problem) -> str:
    found = {"found": problem.found}
    match problem.code:
        case "digit":
            return _("“%(found)s” is typed by hand. Put a figure's tag instead.") % found
        case "tag_broken":
            return _("“%(found)s” is no tag. Write {{figure}} or {{figure.numerator}}.") % found
        case "tag_unknown":
            return _("no programme has a figure %(found)s.") % found
        case "figure_missing":
            return _("the figure of %(found)s is not published yet.") % found
        case "no_denominator":
            return _("the figure of %(found)s has no denominator.") % found
        case "other_cutoff":
            return _("the figure of %(found)s is of another day; print it beside with |as_of.") % found
        case "languages_differ":
            return _("the other languages use %(found)s, this one does not.") % found
        case "word_counts":
            return _("“%(found)s” counts something in words. Put a figure's tag instead.") % found
        case "text_missing":
            return _("there is no text yet.")
    return _("“%(found)s” is a number in words. Is it counted? Then it needs a tag.") % found


def freeze_refusal(reason: str) -> str:
    """Why nothing can be frozen."""
    if reason == "day_ahead":
        return _("This day is not over yet: data cannot be frozen ahead.")
    if reason == "nothing_declared":
        return _("No indicator was in force on this day.")
    return _("An indicator names a dataset that no programme declares. Tell the developers.")


def correction_refusal(reason: str) -> str:
    """Why there is no correction."""
    if reason == "nothing_changed":
        return _("The records of that day are the same as they were: there is nothing to correct.")
    if reason == "correction_waits":
        return _("A correction of this figure waits for approval already.")
    if reason == "not_published":
        return _("Only a published figure is corrected or withdrawn.")
    return _("This figure cannot be corrected: its indicator is no longer declared.")


def day_words(figure: Figure) -> str:
    """Title and id of a figure, as a heading above a form."""
    return f"{figure.number} · {figure.text('title', current_language())}"
