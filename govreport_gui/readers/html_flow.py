"""Where the blocks of a web page go while it is walked: to the page, or to the cell that is open."""

from __future__ import annotations

from dataclasses import dataclass, field

from govreport_gui.blocks import Blocks, Paragraph, Picture, Skipped, SkippedKind
from govreport_gui.readers.draft_line import DRAFT_LINE, DRAFT_WHY
from govreport_gui.readers.html_line import Line


@dataclass(slots=True)
class Flow:
    """What blocks stand in. `counts` numbers them by kind."""

    prefix: str = ""
    out: Blocks = field(default_factory=list)
    line: Line = field(default_factory=Line)
    pictures: list[Picture] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def next(self, kind: str) -> str:
        """Return the source of the next thing of a kind: "table 2, row 3, cell 5, paragraph 1"."""
        number = self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{self.prefix}{kind} {number}"


class Flows:
    """The flow of the page, and those of the cells open in it, one in the other."""

    def __init__(self, prefix: str) -> None:
        self._stack = [Flow(prefix)]
        self._aside: Blocks = []  # what follows the paragraph or table being walked

    @property
    def page(self) -> Flow:
        """Return the outermost flow."""
        return self._stack[0]

    @property
    def here(self) -> Flow:
        """Return the innermost flow."""
        return self._stack[-1]

    def enter(self, prefix: str) -> None:
        """Begin the flow of a cell."""
        self._stack.append(Flow(prefix))

    def leave(self) -> Blocks:
        """End the flow of a cell and return its blocks."""
        return self._stack.pop().out

    def skip(self, text: str, why: str, kind: SkippedKind = SkippedKind.OTHER) -> None:
        """Put aside what is left out."""
        if text:
            self._aside.append(Skipped(text, why, self.here.prefix.removesuffix(", ") or "document", kind))

    def release(self) -> None:
        """Let what was put aside follow here."""
        self.here.out += self._aside
        self._aside.clear()

    def end_paragraph(self, level: int) -> None:
        """End the paragraph. <br> ends one too: pages set whole articles with it; only headings keep their lines."""
        flow = self.here
        lines = flow.line.take()
        for text in ["\n".join(lines)] if level and lines else lines:
            source = flow.next("paragraph")
            draft = text == DRAFT_LINE  # editors of web sites take away the <header> it stood in
            flow.out.append(Skipped(text, DRAFT_WHY, source) if draft else Paragraph(text, source, level))
        if flow.pictures:
            flow.out += flow.pictures
            flow.pictures.clear()
