"""What a case that no other programme found can be about."""

from alany.kernel.triltext import TrilText
from alany.kernel.workflow import CASE_LOOP
from alany.spine.programme.manifest import Topic

DEFICIENCY = Topic(
    "deficiency",
    TrilText(kk="Кемшілік", ru="Недостаток", en="Deficiency"),
    CASE_LOOP,
    is_public=True,
)
TOPICS = (DEFICIENCY,)
