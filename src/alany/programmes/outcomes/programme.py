"""Outcomes of the case loop over all programmes: read this first."""

from alany.kernel.triltext import TrilText
from alany.programmes.outcomes.demo import build
from alany.programmes.outcomes.figures import DATASETS, INDICATORS
from alany.programmes.outcomes.topics import TOPICS
from alany.spine.programme.manifest import Programme

PROGRAMME = Programme(
    slug="outcomes",
    order=900,
    title=TrilText(kk="Мәселелердің тағдыры", ru="Судьба проблем", en="What became of problems"),
    summary=TrilText(
        kk="Табылған әр мәселе кімге ұсынылды, кім уәде берді, түзетілгенін кім тексерді.",
        ru="Кому рекомендовали решить каждую проблему, кто обещал и кто проверил исправление.",
        en="Who was asked to solve each problem, who promised, and who verified the fix.",
    ),
    topics=TOPICS,
    datasets=DATASETS,
    indicators=INDICATORS,
    demo=build,
    demo_order=2,
)
