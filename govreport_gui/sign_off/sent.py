"""Tell which version of the report a file that came back began as."""

from __future__ import annotations

from collections.abc import Sequence

from govreport_gui.blocks import Skipped, SkippedKind
from govreport_gui.compare import compare
from govreport_gui.issued import Issued, find
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Report
from govreport_gui.sign_off.records import Found, Sent


def sent_version(came_back: Recognition, ours: Report, issued: Sequence[Issued]) -> Sent:
    """Return the version by the file's hidden id; else the recorded one most like the file, the last of equals."""
    key = version_in(came_back)
    record = find(tuple(issued), key) if key else None
    if record is not None:
        return _sent(record, Found.BY_ID)
    if not issued:
        return Sent(ours, Found.NOT_RECORDED)
    nearest = min(reversed(issued), key=lambda item: _distance(item.report, came_back.report))
    return _sent(nearest, Found.UNKNOWN_ID if key else Found.NEAREST)


def version_in(came_back: Recognition) -> str:
    """Return the id hidden in the file that was read, "" where there is none."""
    hidden = (block for block in came_back.blocks if isinstance(block, Skipped) and block.kind is SkippedKind.VERSION)
    return next((block.text for block in hidden), "")


def _sent(record: Issued, found: Found) -> Sent:
    return Sent(record.report, found, record.when, record.file_name)


def _distance(a: Report, b: Report) -> int:
    return sum(1 for _ in compare(a, b).differences)
