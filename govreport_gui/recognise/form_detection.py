"""Tell which statutory form a file was written on, by its labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from govreport_gui.blocks import Block, Grid, Paragraph
from govreport_gui.form import Form, Table, form_for_year, forms
from govreport_gui.recognise.fold import normal

LONGEST_LABEL = 120  # characters of a line that may hold labels; longer ones are sentences


def detect_form(blocks: Sequence[Block]) -> Form:
    """Tell the form by the labels that only one of the forms has (forms.md 1).

    Where none of them is there, as in a file with 表三 alone, the form of the first year named decides, else the form
    that has nothing more than what is there.
    """
    texts = [normal(text) for text in _short_texts(blocks)]
    found = set(texts)
    own = {form.id: _words(form) - _others_words(form) for form in forms().values()}
    scores = {key: sum(any(word in text for text in found) for word in words) for key, words in own.items()}
    if any(scores.values()):
        return forms()[max(scores, key=lambda key: scores[key])]
    year = next((match for text in texts if (match := re.search(r"20[12]\d年", text))), None)
    if year or not any(text in words for text in found for words in map(_words, forms().values())):
        return form_for_year(int(year[0][:4])) if year else next(iter(forms().values()))
    return forms()[min(own, key=lambda key: len(own[key] & _words_of_tables(forms()[key], found)))]


def _others_words(form: Form) -> set[str]:
    return set().union(*(_words(other) for other in forms().values() if other is not form))


def _words_of_tables(form: Form, found: set[str]) -> set[str]:
    """Return the words of those tables of a form that are among the texts."""
    tables = (_table_words(table) for table in form.tables)
    return set().union(*(words for words in tables if words & found))


def _words(form: Form) -> set[str]:
    return set().union(*(_table_words(table) for table in form.tables))


def _table_words(table: Table) -> set[str]:
    words = set()
    for block in table.blocks:
        words |= {normal(block.title)} if block.title else set()
        words |= {normal(part) for column in block.columns for part in column.path}
        words |= {normal(part) for row in block.rows for part in row.path}
    return words


def _short_texts(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Grid):
            yield from (cell.text for cell in block.cells)
        elif isinstance(block, Paragraph) and len(block.text) <= LONGEST_LABEL:
            yield block.text
