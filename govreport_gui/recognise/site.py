"""Know the lines a web site sets around a page: publishing date, source, counters, links, the owner of the site."""

from __future__ import annotations

import re
from functools import cache

from govreport_gui import paths
from govreport_gui.recognise.fold import fold, squeeze

LONGEST = 120  # characters; a longer line is text


@cache
def _line() -> re.Pattern[str]:
    """Return a pattern of the site's own words (resources/words/site_lines.txt) at the start of a line."""
    entries = paths.resource("words", "site_lines.txt").read_text(encoding="utf-8").splitlines()
    words = sorted((re.escape(word) for word in entries if word and not word.startswith("#")), key=len, reverse=True)
    return re.compile(rf"[\[【(（<>|·•\-]*(?:{'|'.join(words)})(?:[\]】)）:：>|,，/]|\d|$)")


def is_site_line(text: str) -> bool:
    """Say whether a line is the site's and not the report's."""
    plain = squeeze(fold(text))
    return len(plain) <= LONGEST and "。" not in plain and _line().match(plain) is not None
