"""The sign-off loop: a report is exported, edited in the Word file by script, and read back.

    python -m tests.sign_off_loop [COUNT] [--save-as docx|odt|doc]

Each round makes one to twenty edits (every tenth none), half of them tracked; what is found must be exactly those, and
taking all of them over must make the report say what the file says, with the totals that nobody typed following their
parts. With --save-as, LibreOffice opens and saves every file in between. Exit status 1 where a round fails.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from random import Random

from govreport_gui import writers
from govreport_gui.compare import CellDifference, TextDifference, compare
from govreport_gui.form import CellRef
from govreport_gui.importing import import_file
from govreport_gui.issued import Issued, issue
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Report
from govreport_gui.sign_off import CameBack, Found, Proposal, read_back
from govreport_gui.sign_off.as_read import as_read
from govreport_gui.writers.edition import Edition
from govreport_gui.writers.page_profile import OFFICIAL
from tests.sign_off.random_edits import RandomEdits, reports
from tests.sign_off.word_edits import WordFile
from tests.test_conversions import soffice

SENT = datetime(2025, 1, 17, 16, 40)
MOST = 20


@dataclass(frozen=True)
class Round:
    """One report on its way out and back."""

    report: Report
    issued: Issued
    edits: RandomEdits
    path: Path  # the file that came back


def sent_out(report: Report, path: Path) -> Issued:
    """Export a report as Word, with its hidden id; return the record of it."""
    record = issue(report, path.name, SENT)
    writers.write(report, path, Edition(version=record.id))
    return record


def edited(seed: int, folder: Path) -> Round:
    """Export the report of a seed and edit the file."""
    random = Random(seed)
    report = reports(random)
    path = folder / f"{seed}.docx"
    record = sent_out(report, path)
    opened = WordFile(path)
    edits = RandomEdits(report, opened, random)
    edits.make(0 if seed % 10 == 0 else random.randint(1, MOST))
    opened.save()
    return Round(report, record, edits, path)


def faults(made: Round, came_back: Path) -> list[str]:
    """Return what is wrong with what reading back finds; nothing where all is right."""
    recognition = import_file(came_back)
    found = read_back(recognition, made.report, (made.issued,))
    told = Counter(map(_told, found.proposals))
    expected = Counter(made.edits.expected)
    wrong = [f"not found: {item}" for item in (expected - told).elements()]
    wrong += [f"not edited: {item}" for item in (told - expected).elements()]
    wrong += [f"conflict: {_told(p)}" for p in found.proposals if p.is_conflict]
    if found.sent.found is not Found.BY_ID:
        wrong.append(f"version: {found.sent.found}")
    wrong += [f"left out: {text}" for text in found.left_out]
    return wrong + _taken_over(made, found, recognition)


def _taken_over(made: Round, found: CameBack, recognition: Recognition) -> list[str]:
    """Accept all, also where the report was changed elsewhere since; accept nothing."""
    wrong = []
    accepted = found.with_accepted(found.proposals)
    if not compare(as_read(accepted, OFFICIAL).report, _with_totals(made, recognition.report)).is_same:
        wrong.append("accepting all does not give what the file says")
    if found.with_accepted(()) != made.report:
        wrong.append("accepting nothing changes the report")
    entered = (ref for ref in made.report.cells if not made.report.is_computed(ref))
    free = next((ref for ref in entered if ref not in made.edits.cells), None)
    if free is not None:
        wrong += _beside(made, recognition, free)
    return wrong


def _with_totals(made: Round, came_back: Report) -> Report:
    """Return what the file says, with the totals that nobody typed following their parts."""
    typed = made.report.typed_totals | made.edits.cells
    return replace(came_back, typed_totals=typed).with_totals(came_back.form.table)


def _beside(made: Round, recognition: Recognition, free: CellRef) -> list[str]:
    """Read back once more after another cell was changed here: nothing else may come of it, and it must stay."""
    ours = made.report.with_cells({free: "88"})
    again = read_back(recognition, ours, (made.issued,))
    accepted = again.with_accepted(again.proposals)
    wrong = []
    followed = {ref for ref, text in ours.cells.items() if text != made.report.cells[ref]}
    expected = [item for item in made.edits.expected if item[0] != "cell"]
    texts = [item for item in map(_told, again.proposals) if item[0] != "cell"]
    if Counter(texts) != Counter(expected):
        wrong.append("a changed cell changes what is found in the text")
    for proposal in again.proposals:
        if proposal.is_conflict and not (
            isinstance(proposal.theirs, CellDifference) and proposal.theirs.cell in followed
        ):
            wrong.append(f"conflict with a cell changed elsewhere: {_told(proposal)}")
    if accepted.cells[free] != "88":
        wrong.append("what was changed here is lost")
    return wrong


def _told(proposal: Proposal) -> tuple[str, str, str, str]:
    theirs = proposal.theirs
    if isinstance(theirs, CellDifference):
        return "cell", ":".join(theirs.cell), theirs.a, theirs.b
    if isinstance(theirs, TextDifference):
        return str(theirs.kind), theirs.part, theirs.a.strip("\n"), theirs.b.strip("\n")
    return "table", theirs.table, str(theirs.only_in), ""


def main() -> int:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("count", nargs="?", type=int, default=500)
    options.add_argument("--save-as", choices=["docx", "odt", "doc"])
    options.add_argument("--first", type=int, default=0, help="the first seed")
    chosen = options.parse_args()
    failed, edits = [], 0
    with tempfile.TemporaryDirectory() as name:
        for seed in range(chosen.first, chosen.first + chosen.count):
            made = edited(seed, Path(name))
            edits += len(made.edits.expected)
            back = soffice(made.path, chosen.save_as, Path(name)) if chosen.save_as else made.path
            wrong = faults(made, back)
            if wrong:
                failed.append(seed)
                print(f"seed {seed}:", *wrong, sep="\n    ")
    print(f"{chosen.count - len(failed)} of {chosen.count} rounds exact, {edits} edits; not: {failed or 'none'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
