"""Rules L01–L04, L07, L09 and L10: which laws and documents are cited, and whether rightly.

Numbers of the notices come from the form files (`Form.basis`) and resources/words/notices.txt, titles from
law_titles.txt, wrong_titles.txt, other_regulations.txt and irrelevant_basis.txt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import islice

from govreport_gui.checks.context import NARRATIVE, Context
from govreport_gui.checks.normal import bare
from govreport_gui.checks.words import groups, words
from govreport_gui.finding import Finding, Severity
from govreport_gui.form import Form, form_for_year, forms

ORDER, OLD_ORDER = "711", "492"  # 国务院令 of the regulation in force (2019), and of its first version (2007)
STATE = "中华人民共和国"
FORMAT_TITLE = "年度报告格式"
ALIKE = 0.9  # a title so like an official one, and not it, is misquoted
FORMAT_ALIKE = 0.75  # the same for a title that names the report's format
JUDGED = 200  # titles of a part; no report cites more

_REGULATION = re.compile(r"《([^》《\n]{0,14}(?:信息|政务)公开条例)》")
_LOCAL = re.compile(r"[省市区州县]")  # provinces have regulations of their own
_ORDER = re.compile(
    r"信息公开条例》?[^。；《\n]{0,14}?国(?:务院)?令第?(\d{1,5})号"
    r"|国(?:务院)?令第?(\d{1,5})号[^。；《\n]{0,6}《[^》《\n]{0,12}信息公开条例"
)
_NOTICE = re.compile(r"(国办(?:公开办)?[函发])[^\d。；\n]?(\d{4})[^\d。；\n]?(?:第)?(\d{1,4})号")
_TITLE = re.compile(r"[《〈<]([^《》〈〉<>\n]{4,60})[》〉>]")
_BASIS = re.compile(r"(?:根据|依据|按照|依照)[^。；\n]{0,120}")


def l01(context: Context) -> Iterator[Finding]:
    """L01 · error · the name of 《中华人民共和国政府信息公开条例》 is wrong. Regulations of provinces are not meant."""
    right = next((title for title in words("law_titles") if title.endswith("信息公开条例")), "")
    for part in NARRATIVE:
        for match in _REGULATION.finditer(context.plain[part].text):
            if match[1] in (right, _short(right), *words("other_regulations")) or _LOCAL.search(match[1]):
                continue
            message = f"条例名称“{match[0]}”不对，应当是《{right}》。"
            span = context.span(part, *match.span())
            yield Finding("L01", Severity.ERROR, message, f"《{right}》", match[0], text=span)


def l02(context: Context) -> Iterator[Finding]:
    """L02 · error · the order beside the 条例 is not No. 711; warning where it is 492, the version of 2007."""
    for part in NARRATIVE:
        for match in _ORDER.finditer(context.plain[part].text):
            order = match[1] or match[2]
            if order == ORDER:
                continue
            severity = Severity.WARNING if order == OLD_ORDER else Severity.ERROR
            why = "，那是2007年版" if order == OLD_ORDER else ""
            message = f"《政府信息公开条例》的令号写成第{order}号{why}，现行条例是国务院令第{ORDER}号。"
            span = context.span(part, *match.span(1 if match[1] else 2))
            yield Finding("L02", severity, message, ORDER, order, text=span)


def l03(context: Context) -> Iterator[Finding]:
    """L03 · error · the number of the notice on the report's format is wrong: 30号 of 2021 or 60号 of 2019."""
    for part in NARRATIVE:
        for match in _NOTICE.finditer(context.plain[part].text):
            office, year, number = match.groups()
            actual = f"{office}〔{year}〕{number}号"
            meant = next((basis for basis in _bases() if _tail(basis) == f"〔{year}〕{number}号"), "")
            right = actual in groups("notices") if _is_office(office) else not meant
            if right:
                continue
            expected = meant or context.form.basis
            message = f"文号“{actual}”不对，年度报告格式的文号是{expected}。"
            yield Finding("L03", Severity.ERROR, message, expected, actual, text=context.span(part, *match.span()))


def l04(context: Context) -> Iterator[Finding]:
    """L04 · warning · the notice cited is that of an older form; error where it is one not issued yet."""
    year = context.fiscal_year
    if year is None:
        return
    right = form_for_year(year)
    for part in NARRATIVE:
        for start, end, cited in _cited_forms(context.plain[part].text):
            if cited.id == right.id:
                continue
            early = cited.first_year > right.first_year
            actual = context.plain[part].text[start:end]
            message = f"“{actual}”是{cited.name}的依据，{year} 年度报告的依据是{right.basis}。"
            severity = Severity.ERROR if early else Severity.WARNING
            yield Finding("L04", severity, message, right.basis, actual, text=context.span(part, start, end))


def l07(context: Context) -> Iterator[Finding]:
    """L07 · warning · the title of the notice on the report's format is misquoted (similarity 0.75–0.99)."""
    yield from _misquoted(context, "L07", with_format=True)


def l09(context: Context) -> Iterator[Finding]:
    """L09 · warning · the title of another law or document is wrong."""
    yield from _misquoted(context, "L09", with_format=False)


def l10(context: Context) -> Iterator[Finding]:
    """L10 · hint · the report names as its basis a document that has nothing to do with it."""
    for match in _BASIS.finditer(context.plain["preamble"].text):
        for title in words("irrelevant_basis"):
            at = match[0].find(title)
            if at >= 0:
                start = match.start() + at
                message = f"《{title}》不是编制年度报告的依据，请核对。"
                span = context.span("preamble", start, start + len(title))
                yield Finding("L10", Severity.HINT, message, actual=title, text=span)


def _bases() -> list[str]:
    return [form.basis for form in forms().values()]


def _tail(number: str) -> str:
    return number[number.index("〔") :]


def _is_office(office: str) -> bool:
    """Say whether a number's letters are those of the notices on the format."""
    return any(basis.startswith(f"{office}〔") for basis in _bases())


def _cited_forms(text: str) -> Iterator[tuple[int, int, Form]]:
    """Yield the places where a text cites the notice of a form, by its number or by the trial form's name."""
    for match in _NOTICE.finditer(text):
        for form in forms().values():
            if f"{match[1]}〔{match[2]}〕{match[3]}号" == form.basis:
                yield *match.span(), form
    trial = next(form for form in forms().values() if form.last_year is not None)
    for match in re.finditer(r"年度报告格式[》〉>]?（试行）|政府信息公开工作年度报告有关事项的通知", text):
        yield *match.span(), trial


def _misquoted(context: Context, rule: str, *, with_format: bool) -> Iterator[Finding]:
    for part in NARRATIVE:
        for match in islice(_TITLE.finditer(context.plain[part].text), JUDGED):
            title = match[1]
            if (FORMAT_TITLE in title) is not with_format or _REGULATION.fullmatch(f"《{title}》"):
                continue  # the regulation's own name is L01's matter
            right = _right_title(title)
            if right and right != title:
                message = f"《{title}》的名称不对，应当是《{right}》。"
                span = context.span(part, *match.span(1))
                yield Finding(rule, Severity.WARNING, message, right, title, text=span)


@lru_cache(maxsize=JUDGED)
def _right_title(title: str) -> str:
    """Return the official title that a quoted one is or should be; "" where it is none of ours."""
    plain = bare(title)
    wrong = {bare(key): right[0] for key, right in groups("wrong_titles").items() if right}
    if plain in wrong:
        return wrong[plain]
    official = {bare(name): name for name in words("law_titles")}
    if plain in official or any(plain == _short(name) for name in official):
        return title  # whole or short, and punctuation is no misquotation
    if any(plain.removesuffix("的通知").endswith(_short(name)) for name in official if FORMAT_TITLE in name):
        return title  # 《…关于印发政府信息公开工作年度报告格式的通知》
    best, name = max((_likeness(plain, name), name) for name in official)
    return official[name] if best >= (FORMAT_ALIKE if FORMAT_TITLE in title else ALIKE) else ""


def _likeness(a: str, b: str) -> float:
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= FORMAT_ALIKE else 0.0


def _short(title: str) -> str:
    return title.removeprefix(STATE)
