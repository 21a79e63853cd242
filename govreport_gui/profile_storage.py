"""What was said about an organ (`Answers`) as JSON: in a project file, and as this user's default in profile.json.

The default is a file to read, to edit and to hand on to other offices:
    {"organ": "…", "kind": "乡镇政府", "can_rule": false, "places": ["…"], "domain": "…",
     "deadline": "01-31", "filing_deadline": "01-20", "switched_on": ["A14"], "switched_off": ["A17"],
     "name": "…", "short_name": "我镇", "address": "…", "postcode": "…", "phone": "…", "website": "…", "mailbox": "…"}
Every key may be missing; keys that this version does not know are kept.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from govreport_gui import paths, user_json
from govreport_gui.checks.profile import Answers, Day, OrganKind
from govreport_gui.storage import Json, StorageError
from govreport_gui.unit_card.unit_card import FIELD_NAMES, UnitCard

FILE_NAME = "profile.json"
_KEYS = frozenset(Answers.__dataclass_fields__) - {"card"} | frozenset(FIELD_NAMES)
_LEAP_YEAR = 2024  # a day of the year may be 29 February


def default_file() -> Path:
    """Return the file that holds this user's default."""
    return paths.user_data() / FILE_NAME


def load_default() -> Answers:
    """Return what holds where a project says nothing. ReadError, with advice, where the file is no good."""
    return unpack(_read_default())


def save_default(answers: Answers) -> None:
    """Keep as the default for the next reports. ReadError where the file there is no good; WriteError."""
    data = {**unknown_keys(_read_default()), **pack(answers)}
    user_json.write(default_file(), data)


def unknown_keys(data: Json) -> Json:
    """Return what a later version wrote."""
    return {key: value for key, value in data.items() if key not in _KEYS}


def pack(answers: Answers) -> Json:
    """Return JSON data without what was not said."""
    data = {
        "organ": answers.organ,
        "kind": answers.kind and str(answers.kind),
        "can_rule": answers.can_rule,
        "places": list(answers.places),
        "domain": answers.domain,
        "deadline": _day_text(answers.deadline),
        "filing_deadline": _day_text(answers.filing_deadline),
        "switched_on": sorted(answers.switched_on),
        "switched_off": sorted(answers.switched_off),
        **{key: getattr(answers.card, key) for key in FIELD_NAMES},
    }
    return {key: value for key, value in data.items() if value not in (None, "", [])}


def unpack(data: Json) -> Answers:
    """Return what JSON data says. StorageError where a value is none of ours."""
    return Answers(
        organ=_text(data, "organ"),
        kind=_kind(_text(data, "kind")),
        can_rule=_flag(data, "can_rule"),
        places=_texts(data, "places"),
        domain=_text(data, "domain"),
        deadline=_day(_text(data, "deadline")),
        filing_deadline=_day(_text(data, "filing_deadline")),
        switched_on=_rules(data, "switched_on"),
        switched_off=_rules(data, "switched_off"),
        card=UnitCard(**{key: _text(data, key) for key in FIELD_NAMES}),
    )


def _read_default() -> Json:
    return user_json.read(default_file(), "机关资料", unpack)


# ── single values ──


def _text(data: Json, key: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise StorageError(f"{key}: no text")
    return value


def _texts(data: Json, key: str) -> tuple[str, ...]:
    values: Any = data.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise StorageError(f"{key}: no list of texts")
    return tuple(values)


def _rules(data: Json, key: str) -> frozenset[str]:
    return frozenset(rule.strip().upper() for rule in _texts(data, key))


def _flag(data: Json, key: str) -> bool | None:
    value = data.get(key)
    if value is None or isinstance(value, bool):
        return value
    raise StorageError(f"{key}: neither true nor false")


def _kind(text: str) -> OrganKind | None:
    return OrganKind(text) if text else None


def _day(text: str) -> Day | None:
    """Read "01-20". ValueError where it is no day."""
    if not text:
        return None
    month, _, day = text.partition("-")
    parsed = date(_LEAP_YEAR, int(month), int(day))
    return parsed.month, parsed.day


def _day_text(day: Day | None) -> str:
    return f"{day[0]:02d}-{day[1]:02d}" if day else ""
