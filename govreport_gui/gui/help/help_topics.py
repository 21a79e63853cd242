"""Which page of the manual belongs to which window or pane: resources/manual/help.toml, by the name of the class."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from PySide6.QtWidgets import QWidget

from govreport_gui import paths


@dataclass(frozen=True, slots=True)
class Topic:
    """A place of the manual."""

    page: str  # key of the page
    words: str  # where on the page


@cache
def topics() -> dict[str, Topic]:
    """Return the topic of each class that has one."""
    kept = tomllib.loads(paths.resource("manual", "help.toml").read_text(encoding="utf-8"))
    return {name: Topic(page, words) for name, (page, words) in kept["topics"].items()}


def topic_of(widget: QWidget | None) -> Topic | None:
    """Return the topic of a widget, or of the nearest around it in its window that has one."""
    while widget is not None:
        topic = next((topics()[kind.__name__] for kind in type(widget).__mro__ if kind.__name__ in topics()), None)
        if topic is not None or widget.isWindow():
            return topic
        widget = widget.parentWidget()
    return None
