"""Next year's draft from last year's report: what is carried, what is cleared, and a list of every change (B3).

Nothing of last year stays unnoticed: what cannot be known is marked on the report (`Report.carried`) until it is
rewritten or confirmed.
"""

from govreport_gui.rollover.draft import doubts, roll, without
from govreport_gui.rollover.records import Change, Draft, Place, Reference
from govreport_gui.rollover.stale import advice, confirmed, stale_marks, to_rewrite

__all__ = [
    "Change",
    "Draft",
    "Place",
    "Reference",
    "advice",
    "confirmed",
    "doubts",
    "roll",
    "stale_marks",
    "to_rewrite",
    "without",
]
