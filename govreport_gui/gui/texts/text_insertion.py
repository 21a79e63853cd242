"""Running text put into running text: what pasting and inserting a picture ask of a part. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from govreport_gui.gui.texts.text_positions import settled
from govreport_gui.report import EMBEDDED, Part


@dataclass(frozen=True, slots=True)
class Insertion:
    """`part` in the place of the characters `start` … `end` of what the editor shows."""

    shown: str  # may be a change ahead of the report: text that is dragged is taken away before it is put in again
    start: int
    end: int
    part: Part

    def made_in(self, before: Part) -> Part:
        """Return the part with the new text in it."""
        now = before if settled(self.shown) == before.edit_text else before.edited(self.shown)
        head, gone = self.shown[: self.start], self.shown[self.start : self.end]
        first = head.count(EMBEDDED)
        embedded = (*now.embedded[:first], *self.part.embedded, *now.embedded[first + gone.count(EMBEDDED) :])
        return Part.shown(head + self.part.edit_text + self.shown[self.end :], embedded)
