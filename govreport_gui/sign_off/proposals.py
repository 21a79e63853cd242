"""The leader's changes as proposals for the report as it is now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from govreport_gui.blocks import Picture
from govreport_gui.compare import (
    CellDifference,
    Comparison,
    Difference,
    Side,
    TableDifference,
    TextDifference,
    compare,
)
from govreport_gui.compare.pieces import pieces_of
from govreport_gui.compare.records import Piece
from govreport_gui.report import Report
from govreport_gui.sign_off.records import Pictures, Proposal
from govreport_gui.sign_off.shift import Shift, Shifted, Standing

_FIELDS = ("title", "organ", "date")


@dataclass
class Proposals:
    """Reads what came back against what went out; `ours_read` is the report now as it would be read from a file."""

    sent: Report
    came_back: Report
    ours: Report
    ours_read: Report
    already: int = 0  # changes met that the report has already
    _shifts: dict[str, Shift] = field(default_factory=dict)

    def all(self) -> tuple[Proposal, ...]:
        """Return the changes that the report does not have yet, in the order of the printed report."""
        return tuple(self._each(compare(self.sent, self.came_back)))

    def _each(self, comparison: Comparison) -> Iterator[Proposal]:
        for difference in filter(self._has_place, comparison.differences):
            if isinstance(difference, CellDifference):
                standing, now = self._cell(difference), self.ours_read.cell(difference.cell)
                made = Proposal(difference, difference, standing is Standing.CONFLICT, now)
            elif isinstance(difference, TableDifference):
                standing = self._table(difference)
                made = Proposal(difference, difference, standing is Standing.CONFLICT)
            else:
                shifted = self._text(difference)
                standing = shifted.standing
                pictures = self._pictures(difference, shifted)
                made = Proposal(difference, shifted.change, standing is Standing.CONFLICT, shifted.now, pictures)
            if standing is Standing.DONE:
                self.already += 1
            else:
                yield made

    def _has_place(self, theirs: Difference) -> bool:
        """Say whether the report has such a cell: it may have gone over to another form since."""
        form = self.ours.form
        if isinstance(theirs, CellDifference):
            return form.has(theirs.cell)
        return isinstance(theirs, TextDifference) or all(form.has(ref) for ref, _text in theirs.cells)

    def _cell(self, theirs: CellDifference) -> Standing:
        return _standing(theirs.a, theirs.b, self.ours_read.cell(theirs.cell))

    def _table(self, theirs: TableDifference) -> Standing:
        has = self.ours.has_table(theirs.table)
        same = has and all(self.ours_read.cell(ref) == text for ref, text in theirs.cells)
        if theirs.only_in is Side.A:
            return Standing.DONE if not has else Standing.CLEAN if same else Standing.CONFLICT
        return Standing.CLEAN if not has else Standing.DONE if same else Standing.CONFLICT

    def _text(self, theirs: TextDifference) -> Shifted:
        if theirs.part in _FIELDS:
            now = self.ours_read.text_of(theirs.part)
            return Shifted(theirs, _standing(theirs.a, theirs.b, now), now)
        return self._shift(theirs.part).of(theirs)

    def _shift(self, part: str) -> Shift:
        if part not in self._shifts:
            self._shifts[part] = Shift(pieces_of(self.sent.part(part)), self._pieces_now(part))
        return self._shifts[part]

    def _pictures(self, theirs: TextDifference, shifted: Shifted) -> Pictures:
        if theirs.part in _FIELDS:
            return Pictures()
        shift, change = self._shift(theirs.part), shifted.change
        sent, now = shift.sent[theirs.start : theirs.end], shift.ours[change.start : change.end]
        return Pictures(*map(_first_picture, (sent, theirs.pieces, now)))

    def _pieces_now(self, part: str) -> list[Piece]:
        """Return the pieces of a part as read, where they count like the report's own: the changes are set on those."""
        own, read = pieces_of(self.ours.part(part)), pieces_of(self.ours_read.part(part))
        return read if len(own) == len(read) else own


def _first_picture(pieces: Sequence[Piece]) -> Picture | None:
    return next((piece for piece in pieces if isinstance(piece, Picture)), None)


def _standing(before: str, after: str, now: str) -> Standing:
    if now == after:
        return Standing.DONE
    return Standing.CLEAN if now == before else Standing.CONFLICT
