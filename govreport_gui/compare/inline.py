"""Where two versions of one sentence differ, in runs of characters, to be shown inside the sentence."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

ISLAND = 1  # characters: what is alike by chance between two changes is shown as changed, too
MOST = 2_000  # characters; longer texts are told apart by lines
_UNIT = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]+|.", re.DOTALL)  # a figure changes as a whole


class Run(NamedTuple):
    """Characters of one side; `differs` says that the other side has others there."""

    text: str
    differs: bool


def inline(a: str, b: str) -> tuple[list[Run], list[Run]]:
    """Return the runs of both sides; joined they are the texts again."""
    units_a, units_b = _units(a), _units(b)
    runs_a: list[Run] = []
    runs_b: list[Run] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, units_a, units_b, autojunk=False).get_opcodes():
        is_island = tag == "equal" and i_end - i <= ISLAND and i > 0 and i_end < len(units_a) and 0 < j < len(units_b)
        differs = tag != "equal" or (is_island and not units_a[i].isdigit())
        _add(runs_a, Run("".join(units_a[i:i_end]), differs))
        _add(runs_b, Run("".join(units_b[j:j_end]), differs))
    return runs_a, runs_b


def _units(text: str) -> list[str]:
    return _UNIT.findall(text) if len(text) <= MOST else text.splitlines(keepends=True)


def _add(runs: list[Run], run: Run) -> None:
    if not run.text:
        return
    if runs and runs[-1].differs is run.differs:
        runs[-1] = Run(runs[-1].text + run.text, run.differs)
    else:
        runs.append(run)
