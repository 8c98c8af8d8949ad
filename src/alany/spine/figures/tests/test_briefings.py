"""A briefing is written with tags, published by another, and keeps the figures it was built with."""

from datetime import date

import pytest

from alany.kernel.triltext import TrilText
from alany.spine.figures.actions import (
    AlreadyPublished,
    BriefingApprovedByAuthor,
    BriefingRefused,
    SlugTaken,
    approve_and_publish_briefing,
    correct,
    edit_briefing,
    publish,
    write_briefing,
)
from alany.spine.figures.actions import approve as approve_figures
from alany.spine.figures.compose import composed, figures_for, plain
from alany.spine.figures.models import Briefing
from alany.spine.figures.tests.office_of_apples import DAY, NOW
from alany.spine.ledger.editing import EditedMeanwhile

TITLES = TrilText(
    kk="{{baskets_seen}} себет ашылды", ru="Открыто {{baskets_seen}}", en="{{baskets_seen}} baskets seen"
)
TEXTS = dict.fromkeys(("kk", "ru", "en"), "{{rotten_share}}: {{rotten_share.numerator}}")


def written(office, by, **changes):
    facts = {"slug": "july", "day": DAY, "titles": TITLES, "texts": TEXTS} | changes
    return write_briefing(office=office, by=by, at=NOW, **facts)


def test_a_typed_digit_is_refused_with_its_place(published, office, aigul):
    with pytest.raises(BriefingRefused) as refusal:
        written(office, aigul, texts=TEXTS | {"ru": "Проверено\n648 аптек"})
    assert [
        (one.code, one.language, one.line, one.column, one.found, one.title) for one in refusal.value.problems
    ] == [("digit", "ru", 2, 1, "648", False)]
    assert not Briefing.objects.exists()


def test_a_digit_typed_in_a_title_is_refused_too(published, office, aigul):
    with pytest.raises(BriefingRefused) as refusal:
        written(office, aigul, titles=TrilText(kk="23 себет", ru="себеты", en="baskets"))
    assert [(one.found, one.title) for one in refusal.value.problems] == [("23", True)]


def test_an_unfinished_briefing_is_kept_but_not_published(drafts, office, aigul, head):
    briefing = written(office, aigul, texts={"kk": "{{rotten_share}}"})
    with pytest.raises(BriefingRefused) as refusal:
        approve_and_publish_briefing(briefing=briefing, version=1, by=head, at=NOW)
    assert {one.code for one in refusal.value.problems} == {"figure_missing", "text_missing"}
    assert Briefing.objects.get().state == "draft"


def test_the_author_does_not_publish(published, office, aigul):
    with pytest.raises(BriefingApprovedByAuthor):
        approve_and_publish_briefing(briefing=written(office, aigul), version=1, by=aigul, at=NOW)


def test_a_published_briefing_keeps_its_figures_and_its_build_hash(published, office, aigul, head, orchard):
    briefing = approve_and_publish_briefing(briefing=written(office, aigul), version=1, by=head, at=NOW)
    assert briefing.build_sha256 == composed(briefing).sha256
    orchard.rows.pop()
    draft = correct(
        figure=published[0], reason="duplicate", notes=TrilText(kk="1", ru="1", en="1"), by=aigul, at=NOW
    )
    publish(figures=approve_figures(figures=draft, by=head, at=NOW), by=head, at=NOW)
    kept = Briefing.objects.get()
    assert plain(kept.title("en"), figures_for(kept), kept.day, "en") == "3 baskets seen"
    assert composed(kept).sha256 == briefing.build_sha256
    with pytest.raises(AlreadyPublished):
        edit_briefing(
            briefing=kept, version=kept.version, day=DAY, titles=TITLES, texts=TEXTS, by=aigul, at=NOW
        )


def test_numbers_are_written_as_each_language_writes_them(published, office, aigul):
    figures = figures_for(written(office, aigul))
    text = "{{rotten_share}}, {{rotten_share.denominator}}, {{as_of}}, {{rotten_share|number}}"
    assert [plain(text, figures, DAY, language).replace("\xa0", "_") for language in ("kk", "ru", "en")] == [
        "66,7_%, 3, 2020_жылғы 30_шілде, F-2020-07-0002",
        "66,7_%, 3, 30_июля 2020_года, F-2020-07-0002",
        "66.7%, 3, 30_July 2020, F-2020-07-0002",
    ]


def test_the_second_to_save_loses_nothing(published, office, aigul, head):
    briefing = written(office, aigul)
    first = edit_briefing(
        briefing=briefing, version=1, day=DAY, titles=TITLES, texts=TEXTS | {"en": "{{rotten_share}}"},
        by=aigul, at=NOW,
    )  # fmt: skip
    with pytest.raises(EditedMeanwhile) as refusal:
        edit_briefing(briefing=briefing, version=1, day=DAY, titles=TITLES, texts=TEXTS, by=head, at=NOW)
    assert refusal.value.current == first
    assert Briefing.objects.get().text_en == "{{rotten_share}}"


def test_an_address_is_given_once(published, office, aigul):
    written(office, aigul)
    with pytest.raises(SlugTaken):
        written(office, aigul, day=date(2020, 7, 31))
