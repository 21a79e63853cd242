"""The texts that differ between two reports as one page of rich text: A at the left, B at the right."""

from __future__ import annotations

from html import escape
from itertools import groupby

from govreport_gui.compare import Comparison, Side, TextDifference, TextKind
from govreport_gui.compare import in_words as words
from govreport_gui.gui.comparing.compare_model import SIDES
from govreport_gui.gui.comparing.text_difference import EXPLANATION, difference_html
from govreport_gui.gui.looks import theme
from govreport_gui.part_names import part_name

SAME = "文字都相同。"


def comparison_html(comparison: Comparison, sides: tuple[str, str] = SIDES) -> str:
    """Return all texts that differ, by part, of reports that are called so."""
    if not comparison.texts:
        return f"<p>{SAME}</p>"
    a, b = map(escape, sides)
    rows = [f'<tr><th width="9%"></th><th width="45%">{a}</th><th width="46%">{b}</th></tr>']
    for part, group in groupby(comparison.texts, key=lambda difference: difference.part):
        name = escape(part_name(comparison.form_a, part))
        rows.append(f'<tr bgcolor="{theme.current().label}"><td colspan="3"><b>{name}</b></td></tr>')
        rows += [_row(difference) for difference in group]
    frame = f"border-style:solid;border-color:{theme.current().line}"
    table = f'<table border="1" cellspacing="0" cellpadding="6" width="100%" style="{frame}">{"".join(rows)}</table>'
    return f"<p>{EXPLANATION}</p>{table}"


def _row(difference: TextDifference) -> str:
    a, b = (words.text_of(difference, side) for side in Side)
    if difference.kind in (TextKind.CHANGED, TextKind.MOVED):
        a, b = difference_html(a, b)
    else:
        a, b = difference_html(a, "")[0], difference_html("", b)[1]
    return f"<tr><td>{words.KIND_NAMES[difference.kind]}</td><td>{a}</td><td>{b}</td></tr>"


def comparison_rows(comparison: Comparison) -> list[tuple[str, ...]]:
    """Return all texts that differ as rows for the clipboard: part, kind, A, B."""
    return [
        (
            part_name(comparison.form_a, difference.part),
            words.KIND_NAMES[difference.kind],
            *(words.text_of(difference, side) for side in Side),
        )
        for difference in comparison.texts
    ]
