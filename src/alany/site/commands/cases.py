"""``./alany cases words``: write the words anew under which cases are found."""

from argparse import ArgumentParser, Namespace
from itertools import islice

from django.db import connection, transaction

from alany.kernel.triltext import TrilText
from alany.site.commands.group import Group
from alany.spine.cases.models import Case
from alany.spine.cases.search import keep_numbers, keep_words
from alany.spine.letters.models import Letter
from alany.spine.letters.queries import numbers_on
from alany.spine.programme import terminal
from alany.spine.programme.manifest import Command

AT_ONCE = 1000


def _configure(parser: ArgumentParser) -> None:
    terminal.add_format(parser)


def words(asked: Namespace) -> int:
    """Fill the table of words from every case and letter as they stand now; it may be repeated."""
    cases = Case.objects.select_related("place", "addressee").order_by("pk").iterator(AT_ONCE)
    count = 0
    while batch := list(islice(cases, AT_ONCE)):
        with transaction.atomic():
            Case.objects.bulk_update([case.with_search() for case in batch], ["search_text"])
            keep_words(batch)
        count += len(batch)
    lettered = Case.objects.filter(pk__in=Letter.objects.exclude(case=None).values("case"))
    for case in lettered:
        with transaction.atomic():
            keep_numbers(case, numbers_on(case), source="letters")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    terminal.print_records([{"cases": count, "with_letters": len(lettered)}], asked.format)
    return terminal.WELL


GROUP = Group(
    "cases",
    TrilText(kk="Істер", ru="Дела", en="Cases"),
    (
        Command(
            "words",
            TrilText(
                kk="Істер іздеуде табылатын сөздерді жаңадан жазу",
                ru="Записать заново слова, по которым находятся дела",
                en="Write the words anew under which cases are found",
            ),
            _configure,
            words,
        ),
    ),
)
