"""What reading a signed file back yields, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from govreport_gui.blocks import Picture
from govreport_gui.compare import Difference, apply
from govreport_gui.remarks import Remark
from govreport_gui.report import Report


class Found(StrEnum):
    """How the version that went out was told."""

    BY_ID = "by_id"
    NEAREST = "nearest"  # the file has no id any more: the recorded version that is most like it
    UNKNOWN_ID = "unknown_id"  # nobody here remembers the file's id: the one most like it, too
    NOT_RECORDED = "not_recorded"  # nothing is recorded as sent: the report now stands for it


@dataclass(frozen=True, slots=True)
class Sent:
    """The version that went out; `when` (ISO) and `file_name` are "" where nothing is recorded."""

    report: Report
    found: Found
    when: str = ""
    file_name: str = ""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The picture of a change as it went out, as it came back, and as the report has it now; None where none is."""

    sent: Picture | None = None
    back: Picture | None = None
    now: Picture | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """One change of the leader's.

    `theirs` is the change from what went out to what came back, `change` the same on the report as it is now. In a
    conflict the report says something else there since, `now`; "" where that was taken out. `pictures` are those of a
    change that is a picture's.
    """

    theirs: Difference
    change: Difference
    is_conflict: bool = False
    now: str = ""
    pictures: Pictures = Pictures()


@dataclass(frozen=True)
class CameBack:
    """All that a file that came back brings."""

    sent: Sent
    ours: Report  # the report now, which the changes are proposed for
    proposals: tuple[Proposal, ...] = ()
    already: int = 0  # changes that the report has already
    remarks: tuple[Remark, ...] = ()
    tracked: int = 0  # tracked changes in the file
    left_out: tuple[str, ...] = ()  # sentences about what cannot be taken over

    def with_accepted(self, accepted: Iterable[Proposal]) -> Report:
        """Return the report with some of the proposals taken over; totals that nobody typed follow their parts."""
        return apply(self.ours, [proposal.change for proposal in accepted], totals_follow=True)
