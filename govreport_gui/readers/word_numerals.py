"""A count as Word writes it in a number format (ST_NumberFormat, ECMA-376 17.18.59).

Formats of scripts no Chinese report uses fall back to plain digits, as do numbers outside a format's range.
"""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_CIRCLE_DIGITS = "○一二三四五六七八九"
_FORMAL = ("零壹贰叁肆伍陆柒捌玖", "拾佰仟万")
_FORMAL_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", "拾佰仟萬")
_PLAIN = ("零一二三四五六七八九", "十百千万")
_PLAIN_TRADITIONAL = ("零一二三四五六七八九", "十百千萬")
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)


def number_text(value: int, number_format: str) -> str:
    """Return a count in a Word number format; plain digits where the format cannot show it."""
    if number_format == "none":
        return ""
    write = _FORMATS.get(number_format)
    if write is None or value < 0:
        return str(value)
    return write(value) or str(value)


def _thousands(digits: str, units: str, *, bare_ten: bool) -> Callable[[int], str]:
    """Write 1234 as 一千二百三十四, up to 99,999,999; `bare_ten` writes 12 as 十二, not 一十二."""

    def below_myriad(value: int) -> str:
        text, gap = "", False
        for place in (3, 2, 1, 0):
            digit = value // 10**place % 10
            if digit == 0:
                gap = bool(text)
                continue
            text += (digits[0] if gap else "") + digits[digit] + (units[place - 1] if place else "")
            gap = False
        return text

    def write(value: int) -> str:
        if value == 0:
            return digits[0]
        if value >= 10**8:
            return ""
        high, low = divmod(value, 10_000)
        text = below_myriad(high) + units[3] if high else ""
        if low:
            text += (digits[0] if high and low < 1000 else "") + below_myriad(low)
        one_ten = digits[1] + units[0]
        return text[1:] if bare_ten and text.startswith(one_ten) else text

    return write


def _by_digit(digits: str) -> Callable[[int], str]:
    return lambda value: "".join(digits[int(digit)] for digit in str(value))


def _counting(digits: str) -> Callable[[int], str]:
    """Write 一…九十九 with 十, and digit by digit from a hundred on (一○一)."""
    small, large = _thousands(*_PLAIN, bare_ten=True), _by_digit(digits)
    return lambda value: (digits[0] if value == 0 else small(value)) if value < 100 else large(value)


def _japanese(value: int) -> str:
    """Write 百一 for 101: no zeros, no 一 before 十, 百, 千."""
    if not 0 < value < 10_000:
        return _DIGITS[0] if value == 0 else ""
    text = ""
    for place, unit in ((3, "千"), (2, "百"), (1, "十"), (0, "")):
        digit = value // 10**place % 10
        if digit:
            text += ("" if digit == 1 and unit else _DIGITS[digit]) + unit
    return text


def _run_of(first: str, count: int) -> Callable[[int], str]:
    """Write 1, 2, 3 … with `count` characters that follow one another in Unicode (①②③)."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= count else ""


def _one_of(characters: str) -> Callable[[int], str]:
    return lambda value: characters[value - 1] if 1 <= value <= len(characters) else ""


def _letter(value: int) -> str:
    """Write a … z, aa … zz, aaa …: Word repeats the letter."""
    if not 1 <= value <= 780:
        return ""
    times, index = divmod(value - 1, 26)
    return chr(ord("a") + index) * (times + 1)


def _roman(value: int) -> str:
    if not 1 <= value <= 3999:
        return ""
    text = ""
    for amount, sign in _ROMAN:
        times, value = divmod(value, amount)
        text += sign * times
    return text


def _circled(value: int) -> str:
    for first, start in (("①", 1), ("㉑", 21), ("㊱", 36)):
        end = {1: 20, 21: 35, 36: 50}[start]
        if start <= value <= end:
            return chr(ord(first) + value - start)
    return ""


def _ordinal(value: int) -> str:
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": _by_digit("０１２３４５６７８９"),
    "decimalFullWidth2": _by_digit("０１２３４５６７８９"),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _run_of("⑴", 20),
    "decimalEnclosedFullstop": _run_of("⒈", 20),
    "numberInDash": lambda value: f"- {value} -",
    "ordinal": _ordinal,
    "lowerLetter": _letter,
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperRoman": _roman,
    "hex": lambda value: f"{value:X}",
    "chineseCounting": _counting(_CIRCLE_DIGITS),
    "chineseCountingThousand": _thousands(*_PLAIN, bare_ten=True),
    "chineseLegalSimplified": _thousands(*_FORMAL, bare_ten=False),
    "taiwaneseCounting": _counting(_CIRCLE_DIGITS),
    "taiwaneseCountingThousand": _thousands(*_PLAIN_TRADITIONAL, bare_ten=True),
    "taiwaneseDigital": _by_digit(_CIRCLE_DIGITS),
    "ideographDigital": _by_digit(_DIGITS),
    "ideographLegalTraditional": _thousands(*_FORMAL_TRADITIONAL, bare_ten=False),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _run_of("㈠", 10),
    "japaneseCounting": _japanese,
    "japaneseDigitalTenThousand": _by_digit(_DIGITS),
    "koreanDigital2": _by_digit("零一二三四五六七八九"),
}
