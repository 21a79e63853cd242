"""Show a stored number as a person sees it in its cell: by the cell's number format (ECMA-376 part 1, 18.8.31).

What a format cannot tell without the column's width or another language (fractions, powers, names of months) is shown
plainly. A figure is never hidden: where a format shows no digit, the number itself is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

GENERAL = "General"
_PRECISION = Context(prec=15, rounding=ROUND_HALF_UP)  # all that Excel keeps of a number
_LONGEST = 40  # digits written out; a number with more stays as it is stored
_MOST_PERCENT = 5  # signs, each of which moves the point by two places
_SECTION = re.compile(r'"[^"]*"|\[[^\]]*\]|[\\!_*].|;|.', re.DOTALL)
_TOKEN = re.compile(
    r'(?P<general>(?i:General))|"(?P<quoted>[^"]*)"|\[\$(?P<currency>[^\]-]*)[^\]]*\]|(?P<bracket>\[[^\]]*\])|[\\!](?P<escaped>.)|(?P<space>[_*].)'
    r"|(?P<digits>[0#?][0#?.,]*|\.[0#?]+)|(?P<percent>%)|(?P<power>[eE][+-])|(?P<half>(?i:AM/PM|A/P)|上午/下午)"
    r"|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[aAgGeEbB]+)|(?P<other>.)",
    re.DOTALL,
)
_DATE_LETTERS = "ymdhs"
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)  # hours beyond a day; [Magenta] is a colour
_FIRST_DAY = datetime(1899, 12, 30)
_FIRST_DAY_1904 = datetime(1904, 1, 1)
_LAST_SERIAL = 2_958_466  # the day after 9999-12-31
_FALSE_LEAP_DAY = 60  # Excel counts a 29 February 1900


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as it is seen; `rounded` where more is stored than is seen."""

    text: str
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def shown(stored: str, code: str, *, since_1904: bool = False) -> Shown:
    """Return a stored number as its format shows it; what is no number as it is stored."""
    try:
        value = Decimal(stored.strip())
    except InvalidOperation:
        return Shown(stored)
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST:
        return Shown(stored)
    value = _PRECISION.plus(value)
    section = _section(code, value)
    tokens = list(_tokens(section))
    if any(token.kind == "date" for token in tokens):
        return Shown(_date(value, tokens, since_1904) or _plain(value))
    return _number(value, tokens, signed=section == code or value >= 0)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _section(code: str, value: Decimal) -> str:
    """Return the part of a format that serves a number: positive; negative; zero."""
    sections = [""]
    for piece in _SECTION.findall(code):
        if piece == ";":
            sections.append("")
        else:
            sections[-1] += piece
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if value == 0 and len(sections) > 2 else sections[0]


def _tokens(section: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(section):
        kind = found.lastgroup or "other"
        text = found[kind]
        if kind == "date" and text[0].lower() not in _DATE_LETTERS and text != "e":
            kind = "other"
        yield _Token("literal" if kind in ("quoted", "currency", "escaped") else kind, text)


# ── numbers ──


def _number(value: Decimal, tokens: list[_Token], *, signed: bool) -> Shown:
    """Write a number with the one run of digits its format has; plainly where it has none, or several."""
    runs = [token.text for token in tokens if token.kind in ("digits", "general")]
    odd = any(token.kind == "power" or (token.kind, token.text) == ("other", "/") for token in tokens)
    condition = any(token.kind == "bracket" and token.text[1] in "<>=" for token in tokens)
    percent = sum(token.kind == "percent" for token in tokens)
    if len(runs) != 1 or len(runs[0]) > _LONGEST or percent > _MOST_PERCENT or odd or condition:
        return Shown(_plain(value))
    value = value.scaleb(2 * percent)
    general = any(token.kind == "general" for token in tokens)
    digits, rounded = (_plain(abs(value)), False) if general else _digits(abs(value), runs[0])
    body = "".join(_piece(token, digits) for token in tokens).strip()
    return Shown("-" + body if value < 0 and signed else body, rounded)


def _piece(token: _Token, digits: str) -> str:
    if token.kind in ("digits", "general"):
        return digits
    return token.text if token.kind in ("literal", "percent", "other") else ""


def _digits(value: Decimal, run: str) -> tuple[str, bool]:
    """Write a number without sign in a run like #,##0.0#; say whether digits were left out."""
    run, thousands = re.subn(r",(?=$|\.)", "", run)
    while run.endswith(","):
        run, thousands = run[:-1], thousands + 1
    whole, _, part = run.partition(".")
    value = value.scaleb(-3 * thousands)
    places = len(part)
    near = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
    before, _, after = f"{near:f}".partition(".")
    least = len(part.rstrip("#"))
    after = after[:least] + after[least:].rstrip("0")
    before = before.zfill(whole.count("0"))
    if "," in whole:
        before = f"{int(before):,}"
    return before + ("." + after if after else ""), near != value


_WIDE = Context(prec=3 * _LONGEST)


# ── dates ──


def _date(value: Decimal, tokens: list[_Token], since_1904: bool) -> str:
    """Write a date or a time; "" where the number is none."""
    moment = _moment(value, since_1904)
    if moment is None or any(_ELAPSED.fullmatch(token.text) for token in tokens):
        return ""
    dates = [token.text.lower() for token in tokens if token.kind == "date"]
    if any(len(text) > 2 and text[0] in "md" for text in dates) or "e" in dates:
        return f"{moment:%Y-%m-%d}"  # names of months and days
    half = any(token.kind == "half" for token in tokens)
    parts: list[str] = []
    last = ""
    for at, token in enumerate(tokens):
        if token.kind == "date":
            letter = token.text[0].lower()
            if letter == "m" and (last == "h" or _next_date(tokens, at) == "s"):
                letter = "minute"
            parts.append(_field(moment, letter, len(token.text), half))
            last = letter
        elif token.kind == "half":
            parts.append("上午" if moment.hour < 12 else "下午")
        elif token.kind in ("literal", "other"):
            parts.append(token.text)
    return "".join(parts).strip()


def _next_date(tokens: list[_Token], at: int) -> str:
    return next((token.text[0].lower() for token in tokens[at + 1 :] if token.kind == "date"), "")


def _field(moment: datetime, letter: str, width: int, half: bool) -> str:
    if letter == "y":
        return f"{moment.year:04}" if width > 2 else f"{moment.year % 100:02}"
    hour = (moment.hour - 1) % 12 + 1 if half else moment.hour
    numbers = {"m": moment.month, "d": moment.day, "h": hour, "minute": moment.minute, "s": moment.second}
    return str(numbers[letter]).zfill(width)


def _moment(value: Decimal, since_1904: bool) -> datetime | None:
    if not 0 <= value < _LAST_SERIAL:
        return None
    first = _FIRST_DAY_1904 if since_1904 else _FIRST_DAY
    days = float(value) + (not since_1904 and value < _FALSE_LEAP_DAY)
    try:
        return first + timedelta(seconds=round(days * 86400))
    except OverflowError:
        return None
