"""Tell of lines of a table's head that were taken out of the file: they hold no figures, so nothing else tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from govreport_gui.blocks import Grid
from govreport_gui.form import Table
from govreport_gui.form.layout import layout
from govreport_gui.recognise.fold import normal
from govreport_gui.recognise.records import Recognition

_GONE = "文件里没有找到{table}的表头“{line}”，可能改了名称或者被删去；表头由格式规定，报告里没有改动。"


def lost_heads(sent: Recognition, came_back: Recognition) -> Iterator[str]:
    """Yield a sentence for each line of a head that the file as it went out had more often."""
    if sent.report.form_id != came_back.report.form_id:
        return
    told = {label.official for label in came_back.report.printed_labels}
    before, after = _words(sent), _words(came_back)
    for key, table in sent.report.form.table.items():
        if not came_back.report.has_table(key):
            continue
        for line in _head_lines(table):
            wanted = Counter(map(normal, line))
            if told.isdisjoint(line) and all(before.count(w) - after.count(w) >= n for w, n in wanted.items()):
                after = "\n".join((after, *wanted.elements()))  # told once, where two lines say the same
                yield _GONE.format(table=table.name, line="”“".join(dict.fromkeys(line)))


def _head_lines(table: Table) -> Iterator[list[str]]:
    lines: dict[int, list[str]] = {}
    for cell in layout(table).cells:
        if cell.heads_columns and cell.text:
            lines.setdefault(cell.row, []).append(cell.text)
    yield from lines.values()


def _words(read: Recognition) -> str:
    grids = (block for block in read.blocks if isinstance(block, Grid))
    return "\n".join(normal(cell.text) for grid in grids for cell in grid.cells)
