"""送签回读 (features.md B9): what a leader changed in the Word file that went out, set beside the report as it is now.

Three versions meet: what went out (by the id hidden in the file), what came back, and the report now. What differs
between the first two are the leader's changes; where the report has changed as well since, the clerk decides.
"""

from __future__ import annotations

from govreport_gui.sign_off.came_back import read_back
from govreport_gui.sign_off.other_report import other_report
from govreport_gui.sign_off.records import CameBack, Found, Pictures, Proposal, Sent
from govreport_gui.sign_off.sent import version_in
from govreport_gui.sign_off.totals import following_totals

__all__ = [
    "CameBack",
    "Found",
    "Pictures",
    "Proposal",
    "Sent",
    "following_totals",
    "other_report",
    "read_back",
    "version_in",
]
