"""Note where the words printed in a file's tables differ from the form's: F08–F11 speak of it, nothing else needs it.

Labels are compared whole; a piece of one that was wrapped, or several run together, are no alteration.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from govreport_gui.blocks import Block, Grid, GridCell, Paragraph
from govreport_gui.form import CellRef, Table
from govreport_gui.form.spec import Arrangement
from govreport_gui.recognise.fold import normal, signs
from govreport_gui.recognise.labels import ALIKE, Lexicon, alike
from govreport_gui.recognise.tokens import is_value, split_line, unglue
from govreport_gui.report import PrintedLabel

LONGEST = 60  # characters of a label; more is a sentence
SHORTEST = 4  # of an altered label: shorter ones resemble each other by chance


def printed_labels(
    pieces: Mapping[str, Sequence[Block]], found: Container[CellRef], words: Lexicon
) -> tuple[PrintedLabel, ...]:
    """Return what differs, table by table: altered labels, then surplus lines, then what is missing."""
    labels: dict[PrintedLabel, None] = {}
    for key, blocks in pieces.items():
        if key not in words.form.table:
            continue
        table = words.form.table[key]
        texts = [text for block in blocks for text in _texts(block)]
        labels |= dict.fromkeys(_altered(table, dict.fromkeys(texts), words))
        for block in blocks:
            if isinstance(block, Grid):
                labels |= dict.fromkeys(_surplus(table, block, words))
        seen = "".join(normal(text) for text in texts)
        altered = {normal(p.official) for p in labels if p.table == key}
        labels |= dict.fromkeys(_missing(table, f"{seen}{''.join(altered)}", found))
        if any(isinstance(block, Grid) for block in blocks) and not any(_corner(table) == p.official for p in labels):
            labels |= dict.fromkeys(_missing_corner(table, seen))
    return tuple(labels)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Grid):
        yield from (cell.text for cell in block.cells if cell.text and not is_value(cell.text))
    elif isinstance(block, Paragraph):
        yield unglue("".join(split_line(block.text)[0]))[0]


def _official(table: Table) -> dict[str, str]:
    """Return the form's words by what they are compared by."""
    found: dict[str, str] = {}
    for block in table.blocks:
        paths = (*(row.path for row in block.rows), *(column.path for column in block.columns))
        words = (block.title, block.corner, *(part for path in paths for part in path))
        found |= {normal(text): text for text in words if text}
    return found


def _altered(table: Table, texts: Mapping[str, None], words: Lexicon) -> Iterator[PrintedLabel]:
    official = _official(table)
    for text in texts:
        plain = normal(text)
        same = official.get(plain)
        if same is not None:
            exact = same if signs(text) != signs(same) else None
        else:
            exact = _meant(plain, official) if _may_be_altered(plain, table.key, official, words) else None
        if exact is not None:
            yield PrintedLabel(table.key, exact, " ".join(text.split()))


def _may_be_altered(plain: str, table: str, official: Mapping[str, str], words: Lexicon) -> bool:
    """Say whether a text is no label, no piece of one, and no label that another piece ran into."""
    if not SHORTEST <= len(plain) <= LONGEST or words.is_piece(plain, table):
        return False
    rests = (plain.replace(label, "", 1) for label in official if label in plain)
    if any(words.is_piece(rest, table) for rest in rests):
        return False
    return words.covered(plain, table) < len(plain)  # else it is several labels in one


def _meant(plain: str, official: Mapping[str, str]) -> str | None:
    """Return the label that an altered one resembles, if one clearly does."""
    scores = sorted(((alike(plain, label), label) for label in official), reverse=True)
    (best, label), (rival, _) = scores[:2]
    return official[label] if best >= ALIKE and best - rival >= 0.05 else None


def _surplus(table: Table, grid: Grid, words: Lexicon) -> Iterator[PrintedLabel]:
    """Yield lines and columns whose label the form does not know; of a line also the group it stands under."""
    group = ""
    for row in grid.by_row():
        match = next((m for cell in reversed(row) if not is_value(cell.text) and (m := words.match(cell.text))), None)
        if match and match.line.row:
            path = table.rows[match.line.row].path if match.line.table == table.key else ()
            group = path[-2] if len(path) > 1 else ""
        elif label := _unknown_label(row, table, words):
            figures = tuple(cell.text.strip() for cell in row if is_value(cell.text))
            if len(figures) >= 2:
                yield PrintedLabel(table.key, group, label, figures)
            elif label.endswith("计"):  # 小计, 合计: the head of a column
                yield PrintedLabel(table.key, "", label)


def _unknown_label(row: Sequence[GridCell], table: Table, words: Lexicon) -> str:
    texts = [cell.text for cell in row if cell.text.strip() and not is_value(cell.text)]
    unknown = [text for text in texts if not words.is_word(normal(text), table.key)]
    return " ".join(unknown[-1].split()) if unknown else ""


def _missing(table: Table, seen: str, found: Container[CellRef]) -> Iterator[PrintedLabel]:
    """Yield the labels of lines that are not in the file; none where labels could not be read at all."""
    lines = [
        (block, row) for block in table.blocks if block.arrangement is not Arrangement.BESIDE for row in block.rows
    ]
    missing = [
        row.path[-1]
        for block, row in lines
        if not any(CellRef(table.key, row.key, column.key) in found for column in block.columns)
        and not any(normal(label) in seen for label in (row.path[-1], row.name, *row.aliases))
    ]
    if len(missing) * 2 <= len(lines):
        yield from (PrintedLabel(table.key, label, "") for label in missing)


def _corner(table: Table) -> str:
    """Return the note in a table's corner cell, "" where it has none."""
    corner = table.blocks[0].corner
    return corner if corner.startswith("（") else ""


def _missing_corner(table: Table, seen: str) -> Iterator[PrintedLabel]:
    corner = _corner(table)
    if corner and normal(corner) not in seen:
        yield PrintedLabel(table.key, corner, "")
