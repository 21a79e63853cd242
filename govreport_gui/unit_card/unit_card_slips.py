"""What looks wrong on a unit card, said gently: a slip keeps nobody from saving."""

from __future__ import annotations

import re

from govreport_gui.checks.privacy import written_phone
from govreport_gui.checks.words import words
from govreport_gui.unit_card.unit_card import UnitCard

_PHONE_SIGNS = re.compile(r"[\d\-—－()（）\s、,，;；/转]+")
_SEVERAL = re.compile(r"[、,，;；/]")
_SERVICE_NUMBER = re.compile(r"1\d{2,4}|1[3-9]\d{9}|[48]00\d{7}")  # 12345, a mobile number, 400…
_MAILBOX = re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_WEBSITE = re.compile(r"(?:https?://)?[\w\-]+(?:\.[\w\-]+)+(?:[/:?#]\S*)?", re.ASCII)


def slips(card: UnitCard) -> dict[str, str]:
    """Return a sentence for each field that looks wrong; what is not said is no slip."""
    said = {
        "name": _name_slip(card.name),
        "postcode": _postcode_slip(card.postcode),
        "phone": _phone_slip(card.phone),
        "website": _website_slip(card.website),
        "mailbox": _mailbox_slip(card.mailbox),
    }
    return {key: sentence for key, sentence in said.items() if sentence}


def _name_slip(name: str) -> str:
    return "" if name else "没有填单位名称，标题和落款就没法自动填写。"


def _postcode_slip(postcode: str) -> str:
    return "" if not postcode or re.fullmatch(r"\d{6}", postcode) else "邮编一般是6位数字，请看一下有没有多写或者漏写。"


def _phone_slip(phone: str) -> str:
    if phone and not _PHONE_SIGNS.fullmatch(phone):
        return "电话里有数字以外的文字，请只写号码，例如：0499-5550118。"
    for one in _SEVERAL.split(phone):
        digits = re.sub(r"\D", "", one.partition("转")[0])
        if digits and not _SERVICE_NUMBER.fullmatch(digits):
            written = written_phone(digits)
            if written is None:
                return "电话的位数不对，请核对。区号加号码的写法是：0499-5550118。"
            if not digits.startswith("0"):
                return "电话前面最好加上区号，外地的人才打得通。"
    return ""


def _website_slip(website: str) -> str:
    if not website or _WEBSITE.fullmatch(website):
        return ""
    return "网址看起来不完整，或者中间有空格，请从浏览器的地址栏里复制。"


def _mailbox_slip(mailbox: str) -> str:
    if mailbox and not _MAILBOX.fullmatch(mailbox):
        return "电子邮箱看起来不完整，应当是“名称@网站”的样子。"
    if mailbox.rpartition("@")[2].lower() in words("mail_providers"):
        return "这是个人邮箱，对外公布最好用单位的政务邮箱。"
    return ""
