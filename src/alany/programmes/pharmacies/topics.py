"""What a case of this programme can be about."""

from alany.kernel.triltext import TrilText
from alany.kernel.workflow import CASE_LOOP
from alany.spine.programme.manifest import Topic

REFERRAL = Topic(
    "pharmacy_referral",
    TrilText(
        kk="Дәріхана туралы материалды органға жіберу",
        ru="Направление материалов об аптеке",
        en="Referral about a pharmacy",
    ),
    CASE_LOOP,
)
APPEAL = Topic(
    "pharmacy_appeal",
    TrilText(
        kk="Дәрі бағасы туралы жазбаша өтініш",
        ru="Письменное обращение о цене лекарства",
        en="Written appeal about the price of a medicine",
    ),
    CASE_LOOP,
)
TOPICS = (REFERRAL, APPEAL)
