"""``./alany figures ...``: the commands of the spine's figures under one word."""

from alany.site.commands.group import Group
from alany.spine.figures.commands import COMMANDS, TITLE

GROUP = Group("figures", TITLE, COMMANDS)
