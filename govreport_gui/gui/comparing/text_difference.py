"""Two versions of a text side by side, as rich text: what is gone is struck out, what is new is underlined.

Colours only underline what the lines say, so that nothing is told by colour alone.
"""

from __future__ import annotations

from html import escape

from govreport_gui.compare.inline import Run, inline
from govreport_gui.gui.looks import theme

EXPLANATION = "画删除线的是去掉的字，加下划线的是新写的字。"


def difference_html(a: str, b: str) -> tuple[str, str]:
    """Return both sides with what differs marked."""
    runs_a, runs_b = inline(a, b)
    colors = theme.current()
    return _marked(runs_a, "line-through", colors.error), _marked(runs_b, "underline", colors.done)


def _marked(runs: list[Run], line: str, color: str) -> str:
    style = f"text-decoration:{line};color:{color}"
    return "".join(
        f'<span style="{style}">{_html(run.text)}</span>' if run.differs else _html(run.text) for run in runs
    )


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
