"""What the checks are told of the fonts that a report is printed in."""

from __future__ import annotations

from govreport_gui.checks.surroundings import Surroundings
from govreport_gui.writers.page_profile import PageProfile


def fonts_wanted(page: PageProfile, here: frozenset[str] | None = None) -> Surroundings:
    """Return the fonts of a page, and which are installed here; None where that is not to be judged."""
    names = tuple(dict.fromkeys(font.name for font in page.fonts))
    return Surroundings(fonts_wanted=names, body_font=page.body.name, fonts_here=here)
