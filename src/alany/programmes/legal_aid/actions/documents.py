"""Documents that the person gives with her question; sealed as her words are."""

from datetime import datetime
from pathlib import PurePosixPath
from typing import BinaryIO

from alany.programmes.legal_aid.actions.facts import read_facts
from alany.programmes.legal_aid.models import Matter, MatterFile
from alany.programmes.legal_aid.rules.documents import ENDED, MOST_DOCUMENTS, QuestionEnded, TooManyDocuments
from alany.spine.cases.models import Case
from alany.spine.files.actions import receive_file
from alany.spine.files.rules import DOCX, JPEG, PDF, PNG
from alany.spine.ledger import actions as ledger
from alany.spine.ledger.editing import locked
from alany.spine.ledger.rules import RESIDENT, Doer
from alany.spine.people.models import User

TAKEN = frozenset({PDF, JPEG, PNG, DOCX})


def add_document(
    *, matter: Matter, name: str, content: BinaryIO, by: Doer = RESIDENT, at: datetime
) -> MatterFile:
    """Take in one document of a question that is open. It is called by the number of the case: names of files
    tell too much, and they stand in the ledger.

    Raises QuestionEnded, TooManyDocuments, FileRefused.
    """
    office = matter.case.office
    with ledger.action(verb="legal_aid.document_added", by=by, at=at, office=office) as act:
        case = locked(Case, matter.case_id)
        if case.state in ENDED:
            raise QuestionEnded
        count = matter.files.count()
        if count >= MOST_DOCUMENTS:
            raise TooManyDocuments
        called = f"{case.number}-{count + 1}{PurePosixPath(name).suffix[:8].lower()}"
        file = receive_file(
            office=office, name=called, content=content, by=by, at=at, allow=TAKEN, is_sealed=True
        )
        made = MatterFile.objects.create(matter=matter, file=file)
        act.about(matter, documents=count + 1)
    return made


def open_document(*, document: MatterFile, by: User, at: datetime) -> MatterFile:
    """The document for who may read the words of the question; it is recorded. Raises FactsClosed."""
    read_facts(matter=document.matter, by=by, at=at)
    return document
