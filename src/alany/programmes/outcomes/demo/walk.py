"""One deficiency on its way through the loop: where it stands, and who acts in what language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from alany.kernel.periods import ALMATY, local_date
from alany.programmes.outcomes.demo.cast import Cast
from alany.programmes.outcomes.demo.chance import lot
from alany.programmes.outcomes.demo.fates import Plan
from alany.programmes.outcomes.demo.matters import MATTERS, Matter, Words
from alany.programmes.outcomes.topics import DEFICIENCY
from alany.spine.cases.actions import open_case
from alany.spine.cases.actions.links import make_link
from alany.spine.cases.links import Answerer
from alany.spine.cases.models import Case, Recommendation, ReplyLink, Response
from alany.spine.letters.models import Letter
from alany.spine.organisations.models import Organisation
from alany.spine.people.models import User
from alany.spine.places.queries import working_calendar

PROGRAMME = "outcomes"
OFFICIALS = ("Демо Қуаныш", "Демо Роза", "Демо Талғат", "Демо Вера", "Демо Арман")
POSTS = {"kk": "Әкімдік бөлімінің бас маманы", "ru": "Главный специалист отдела акимата"}


@dataclass(slots=True)
class Walk:
    """A deficiency, the moment it has come to, and what steps still need of it."""

    cast: Cast
    number: int
    plan: Plan
    matter: Matter
    akimat: Organisation
    at: datetime
    case: Case
    link: ReplyLink | None = None
    letter: Letter | None = None

    @property
    def by(self) -> User:
        """The specialist who leads the case."""
        return _led_by(self.cast, self.number)

    @property
    def reviewer(self) -> User:
        """Who looks at what is said to be fixed."""
        return self.cast.reviewers[self.number % len(self.cast.reviewers)]

    @property
    def words(self) -> Words:
        """The matter in the language of the case."""
        return self.matter.words(self.by.language, self.number)

    def say(self, texts: Mapping[str, str]) -> str:
        """A text in the language of the case."""
        return texts[self.by.language]

    def go(self, days: int) -> None:
        """Some days later, at the next hour of a working day."""
        day = working_calendar().next_working(local_date(self.at) + timedelta(days=days))
        morning = datetime.combine(day, time(9, self.number * 7 % 60), tzinfo=ALMATY)
        self.at = max(morning, self.at + timedelta(minutes=40))

    def read(self) -> Case:
        """The case as it stands now."""
        self.case = Case.objects.select_related("office", "addressee__superior", "place").get(pk=self.case.pk)
        return self.case

    def asked(self) -> Recommendation:
        """The recommendation in force."""
        return self.case.recommendations.select_related("addressee", "case__office").get(ended_on=None)

    def last_said(self) -> Response:
        """The newest answer of the addressee."""
        said = Response.objects.filter(recommendation__case=self.case).select_related("recommendation__case")
        return said.order_by("-at", "-pk")[0]

    def answerer(self) -> Answerer:
        """Somebody of the addressee, who came through the link."""
        if self.link is None:
            raise LookupError(self.case.number)
        name = OFFICIALS[lot(len(OFFICIALS), "official", self.akimat.pk)]
        return Answerer(self.link.pk, name, self.say(POSTS))

    def hand_link(self) -> None:
        """Give the addressee an address to answer through; the one before is replaced."""
        one = self.asked()
        made = make_link(
            recommendation=one,
            recipient=f"{one.addressee.name(one.language)}, {self.say(RECEPTION)}",
            email=one.addressee.email,
            by=self.by,
            at=self.at,
        )
        self.link = made.link


def find(cast: Cast, number: int, plan: Plan, twin: Walk | None = None) -> Walk:
    """A deficiency is found and put on record; a `twin` is the same matter told a second time."""
    matter = twin.matter if twin else MATTERS[number % len(MATTERS)]
    akimat = twin.akimat if twin else cast.akimats[(number * 5) % len(cast.akimats)]
    day = working_calendar().next_working(plan.found_on)
    at = datetime.combine(day, time(9, number * 7 % 60), tzinfo=ALMATY)
    by = _led_by(cast, number)
    words = matter.words(by.language, twin.number if twin else number)
    case = open_case(
        office=cast.office,
        programme=PROGRAMME,
        topic=DEFICIENCY.slug,
        title=words.title,
        place=akimat.place,
        addressee=akimat,
        text=words.seen,
        by=by,
        at=at,
    )
    return Walk(cast=cast, number=number, plan=plan, matter=matter, akimat=akimat, at=at, case=case)


def _led_by(cast: Cast, number: int) -> User:
    return cast.specialists[number % len(cast.specialists)]


RECEPTION = {"kk": "қабылдау бөлмесі (демо)", "ru": "приёмная (демо)"}
