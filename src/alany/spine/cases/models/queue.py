"""What makes a queue quick to find: the words of each case, and the lists that people keep."""

from django.db import models

from alany.spine.cases.models.case import Case
from alany.spine.organisations.models import Office
from alany.spine.people.models import User


class CaseWord(models.Model):
    """One folded word under which a case is found. Derived from records, so the ledger does not keep it.

    `source` says who wrote it: `case` (number, title, place, addressee) or `letters` (numbers of letters and
    answers). Each source replaces its own words only.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="words", db_index=False)
    word = models.CharField(max_length=40)
    source = models.CharField(max_length=12, default="case")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "word", "source"], name="case_word_once"),
        ]
        indexes = [models.Index(fields=["word", "case"], name="case_word_prefix")]

    def __str__(self) -> str:
        return self.word


class SavedQueue(models.Model):
    """The filters of a list of cases under a name; the person's own, or shown to the whole office."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    person = models.ForeignKey(User, models.PROTECT, related_name="saved_queues")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500, help_text="the part of the address behind the question mark")
    is_shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="saved_queue_once")]
        indexes = [models.Index(fields=["office", "is_shared"])]

    def __str__(self) -> str:
        return self.name
