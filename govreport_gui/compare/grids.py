"""Two versions of a table that stands in the running text: how alike they are, and which of their cells differ."""

from __future__ import annotations

from govreport_gui.blocks import Grid

_Place = tuple[int, int]  # row, column
_BLANK = "空白"


def grid_likeness(a: Grid, b: Grid) -> float:
    """Return the share of cells that say the same at the same place, from 0 to 1."""
    texts_a, texts_b = _texts(a), _texts(b)
    same = sum(texts_b.get(place) == text for place, text in texts_a.items())
    return same / max(len(texts_a), len(texts_b), 1)


def told_apart(a: Grid, b: Grid) -> tuple[str, str]:
    """Return both tables as people read them: the head of each, and its cells that the other has not like that."""
    texts_a, texts_b = _texts(a), _texts(b)
    places = sorted(p for p in texts_a.keys() | texts_b.keys() if texts_a.get(p) != texts_b.get(p))
    return _told(a, texts_a, places), _told(b, texts_b, places)


def grid_name(grid: Grid) -> str:
    """Name a table by its first words."""
    head = next((cell.text for cell in grid.cells if cell.text.strip()), "")
    return f"【表格{f'：{head}' if head else ''}】"


def _texts(grid: Grid) -> dict[_Place, str]:
    return {(cell.row, cell.column): cell.text for cell in grid.cells}


def _told(grid: Grid, texts: dict[_Place, str], places: list[_Place]) -> str:
    cells = (
        f"第{row + 1}行第{column + 1}列：{texts[row, column].strip() or _BLANK}"
        for row, column in places
        if (row, column) in texts
    )
    return f"{grid_name(grid)}{'；'.join(cells)}"
