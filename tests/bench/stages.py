"""Where the time of a keystroke goes, in this thread's own seconds of work: a busy machine stretches the wall clock.

What nobody computes for does not count: Qt waits 5 ms before it paints what was asked for, so several changes make one
painting, as on a real screen.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govreport_gui.finding import Finding
    from govreport_gui.gui.content import Content
    from govreport_gui.gui.document import Document
    from govreport_gui.report import Report

BEFORE_PAINTING = 0.006  # seconds: longer than Qt gathers what is to be painted


def now() -> float:
    """Return the milliseconds this thread has worked."""
    return time.thread_time() * 1000


@dataclass(frozen=True, slots=True)
class Key:
    """The milliseconds of one key: in all, and of them each stage."""

    whole: float
    edit: float = 0.0  # the document's change, and all who hear of it: grid, totals, texts
    check: float = 0.0
    findings: float = 0.0  # all who hear of the findings: list, marks, tree, counts

    @property
    def shown(self) -> float:
        """The rest: the key's way to its widget, layout and painting."""
        return self.whole - self.edit - self.check - self.findings


class Stages:
    """Listens to a document, last of all, so make it when all pages have been shown."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._check, self._put = document.findings_of, document.put
        self._spent = dict.fromkeys(("edit", "check", "findings"), 0.0)
        self._checked_at = 0.0
        document.findings_of = self._timed_check  # type: ignore[method-assign]
        document.put = self._timed_put  # type: ignore[method-assign]
        document.findings_changed.connect(self._tell_findings)

    def full_check(self) -> float:
        """Return the milliseconds of one full check, with nothing shown."""
        started = now()
        self._check(self.document.report)
        return now() - started

    def press(self, key: Callable[[], None]) -> Key:
        """Press a key, and wait until everything it changes has been painted."""
        self._spent = dict.fromkeys(self._spent, 0.0)
        started = now()
        key()
        settle(self.document)
        return Key(now() - started, **self._spent)

    def _timed_put(self, content: Content) -> None:
        started = now()
        self._put(content)
        self._spent["edit"] += now() - started

    def _timed_check(self, report: Report) -> list[Finding]:
        started = now()
        found = self._check(report)
        self._checked_at = now()
        self._spent["check"] += self._checked_at - started
        return found

    def _tell_findings(self) -> None:
        self._spent["findings"] += now() - self._checked_at


def settle(document: Document) -> None:
    """Let the window work until nothing is left to check, to lay out or to paint."""
    worked = handled()
    while worked or document.checking.isActive():
        time.sleep(BEFORE_PAINTING)
        worked = handled()


def handled() -> bool:
    """Handle all that is due; say whether there was anything.

    What is to be deleted goes with the events posted beside it, as in the loop of the running program; processEvents
    alone would leave it for ever.
    """
    from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop  # noqa: PLC0415 (others do without a window)

    loop, worked = QEventLoop(), True
    anything = False
    while worked:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        worked = loop.processEvents()
        anything = anything or worked
    return anything
