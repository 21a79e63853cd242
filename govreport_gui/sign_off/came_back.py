"""Read the file that came back against the report that went out and the report as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from govreport_gui.issued import Issued
from govreport_gui.recognise.records import Recognition
from govreport_gui.report import Report
from govreport_gui.sign_off.as_read import as_read
from govreport_gui.sign_off.headless import in_sections_sent
from govreport_gui.sign_off.kept import LooksLike, with_kept
from govreport_gui.sign_off.left_out import left_out
from govreport_gui.sign_off.proposals import Proposals
from govreport_gui.sign_off.records import CameBack
from govreport_gui.sign_off.remarks import remarks, tracked_changes
from govreport_gui.sign_off.sent import sent_version
from govreport_gui.writers.page_profile import OFFICIAL, PageProfile


def read_back(
    came_back: Recognition,
    ours: Report,
    issued: Sequence[Issued] = (),
    page: PageProfile = OFFICIAL,
    looks_like: LooksLike = lambda _a, _b: False,
) -> CameBack:
    """Return what the leader changed, as far as the report does not have it yet.

    `issued` are the versions that went out, the oldest first; `page` is how the report is printed; `looks_like` says
    whether two pictures of other bytes show the same.
    """
    sent = sent_version(came_back, ours, issued)
    sent_read = as_read(sent.report, page)
    ours_read = sent_read if ours == sent.report else as_read(ours, page)
    came_back = replace(came_back, report=in_sections_sent(sent_read.report, came_back.report))
    kept = with_kept(sent_read.report, came_back, looks_like)
    found = Proposals(sent_read.report, kept.report, ours, ours_read.report)
    proposals = found.all()
    return CameBack(
        sent=sent,
        ours=ours,
        proposals=proposals,
        already=found.already,
        remarks=tuple(remarks(came_back)),
        tracked=tracked_changes(came_back),
        left_out=(*left_out(sent_read, came_back, ours), *kept.told),
    )
