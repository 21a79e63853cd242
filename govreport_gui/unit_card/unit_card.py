"""The unit card (features.md M20): how an office calls itself and how to reach it, said once and used every year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class UnitCard:
    """What an office says of itself; "" where nobody said it."""

    name: str = ""
    short_name: str = ""  # what it calls itself in the text: 我镇, 我局
    address: str = ""
    phone: str = ""
    postcode: str = ""
    website: str = ""
    mailbox: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, key) for key in FIELD_NAMES)

    def filled_by(self, other: UnitCard) -> UnitCard:
        """Return this card with what is not said taken from another one."""
        return replace(self, **{key: getattr(self, key) or getattr(other, key) for key in FIELD_NAMES})

    @property
    def host(self) -> str:
        """The host of the website, as a text may name it: qinghe.example."""
        address = self.website.partition("://")[2] or self.website
        return re.split(r"[/:?#]", address)[0].lower().removeprefix("www.")

    @property
    def contacts(self) -> dict[str, str]:
        """How to reach the office, in the order in which reports tell it; only what was said."""
        return {key: getattr(self, key) for key in CONTACT_LABELS if getattr(self, key)}


FIELD_NAMES = {  # in the order of the dialog
    "name": "单位名称",
    "short_name": "自称",
    "address": "地址",
    "postcode": "邮编",
    "phone": "电话",
    "website": "网址",
    "mailbox": "电子邮箱",
}
CONTACT_LABELS = {key: FIELD_NAMES[key] for key in ("address", "postcode", "phone", "mailbox", "website")}
