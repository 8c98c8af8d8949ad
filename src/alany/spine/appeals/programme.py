"""Appeals as a part of the house that people see: its title, its one topic, the ways in, the demo."""

from alany.kernel.triltext import TrilText
from alany.kernel.workflow import CASE_LOOP
from alany.spine.appeals.commands import COMMANDS
from alany.spine.appeals.demo import build
from alany.spine.programme.manifest import Programme, Topic, Way

PROGRAMME = Programme(
    slug="appeals",
    order=90,
    title=TrilText(kk="Өтініштер мен қабылдау", ru="Обращения и приём", en="Appeals and reception"),
    summary=TrilText(
        kk="Кеңсеге аты-жөнін көрсетіп жазған не келген адамдардың мәселелері.",
        ru="С чем люди обращаются в офис, называя себя: письменно, по телефону, на приёме.",
        en="What people who give their name bring to the office: in writing, by telephone, in person.",
    ),
    topics=(
        Topic(
            "appeal",
            TrilText(kk="Азаматтың өтініші", ru="Обращение человека", en="Appeal of a person"),
            CASE_LOOP,
        ),
    ),
    ways=(
        Way(
            TrilText(kk="Кеңсеге өтініш жазу", ru="Написать обращение", en="Write an appeal"),
            TrilText(
                kk="Нөмірі мен коды бар түбіртек аласыз, күйін көріп отырасыз",
                ru="Получите талон с номером и кодом и увидите, что происходит",
                en="You get a slip with a number and a code, and see what happens",
            ),
            "public:appeals",
        ),
        Way(
            TrilText(kk="Азаматтарды қабылдау күндері", ru="Дни приёма граждан", en="Days of reception"),
            TrilText(
                kk="Кім, қайда, қашан қабылдайды",
                ru="Кто, где и когда принимает",
                en="Who receives people, where and when",
            ),
            "public:receptions",
        ),
    ),
    commands=COMMANDS,
    demo=build,
)
