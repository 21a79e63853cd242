"""The page profile (版式设置) as JSON: in a project file, and as this user's default in page.json.

Only what differs from the official page is written, so that a later change of that reaches everybody:
    {"body": "仿宋", "line_pt": 28.95, "signature": "sealed"}
Fonts are their names; lengths are millimetres, sizes and pitches points. Keys that this version does not know are kept.
"""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from govreport_gui import paths, user_json
from govreport_gui.storage import Json, StorageError
from govreport_gui.writers.page_profile import (
    OFFICIAL,
    Font,
    NumberPlace,
    PageProfile,
    SignatureKind,
    font_named,
)

FILE_NAME = "page.json"
_CALLED = "版式设置"
_FONTS = frozenset({"title", "body", "heading", "subheading", "table"})
_CHOICES = {"signature": SignatureKind, "page_number": NumberPlace}
# What still makes a page: beyond it nothing could be printed or read.
LIMITS = {
    "top_mm": (10, 80),
    "bottom_mm": (10, 80),
    "left_mm": (10, 60),
    "right_mm": (10, 60),
    "footer_mm": (5, 70),
    "title_pt": (9, 48),
    "title_line_pt": (12, 72),
    "body_pt": (9, 26),
    "line_pt": (12, 60),
    "page_number_pt": (7, 24),
    "characters": (10, 60),
    "table_pt": (6, 16),
    "dense_table_pt": (6, 16),
}
_KEYS = _FONTS | set(_CHOICES) | set(LIMITS)


def default_file() -> Path:
    """Return the file that holds this user's default."""
    return paths.user_data() / FILE_NAME


def load_default() -> PageProfile:
    """Return the page of projects that say nothing. ReadError, with advice, where the file is no good."""
    return unpack(user_json.read(default_file(), _CALLED, unpack))


def save_default(page: PageProfile) -> None:
    """Keep as the default for the next reports. ReadError where the file there is no good; WriteError."""
    old = user_json.read(default_file(), _CALLED, unpack)
    user_json.write(default_file(), {**unknown_keys(old), **pack(page)})


def unknown_keys(data: Json) -> Json:
    """Return what a later version wrote."""
    return {key: value for key, value in data.items() if key not in _KEYS}


def pack(page: PageProfile) -> Json:
    """Return what differs from the official page, as JSON data."""
    values = {item.name: getattr(page, item.name) for item in fields(page) if item.name in _KEYS}
    return {
        name: value.name if isinstance(value, Font) else value
        for name, value in values.items()
        if value != getattr(OFFICIAL, name)
    }


def unpack(data: Json) -> PageProfile:
    """Return the page that JSON data describes. StorageError where a value is none of ours."""
    known: dict[str, Any] = {key: _value(key, value) for key, value in data.items() if key in _KEYS}
    return replace(OFFICIAL, **known)


def _value(key: str, value: object) -> object:
    if key in LIMITS:
        return _number(key, value)
    if not isinstance(value, str) or not value:
        raise StorageError(f"{key}: no text")
    return font_named(value) if key in _FONTS else _CHOICES[key](value)


def _number(key: str, value: object) -> float:
    least, most = LIMITS[key]
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
        raise StorageError(f"{key}: not between {least} and {most}")
    return int(value) if key == "characters" else value
