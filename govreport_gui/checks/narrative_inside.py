"""Rules N14–N22: amounts of money against the table, and numbers that contradict each other inside the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from govreport_gui import number
from govreport_gui.checks.context import NARRATIVE, Context
from govreport_gui.checks.narrative_clauses import Clause, Topic, clauses, last_topic
from govreport_gui.checks.narrative_metrics import quantities
from govreport_gui.checks.narrative_quantities import CARRIED_OUT, RECEIVED
from govreport_gui.checks.normal import normal
from govreport_gui.checks.numerals import Amount, Money, amounts, sums_of_money
from govreport_gui.checks.sentences import begun_before, lines
from govreport_gui.finding import Finding, Severity, TextSpan
from govreport_gui.form import CellRef

_FEES = CellRef("disclosure", "fees", "amount")
WAN = Decimal(10_000)  # 元 in one 万元


def n14(context: Context) -> Iterator[Finding]:
    """N14 · warning · 行政事业性收费 in the text is not that of 表二 (SF.amt, 万元), as finely as the text tells it."""
    stored = number.parse_amount(context.report.cell(_FEES)) if context.form.has(_FEES) else None
    if stored is None:
        return
    told = list(_money_behind(context, _ADMINISTRATIVE))
    if any(abs(money.yuan - stored * WAN) < max(money.grain, Decimal(1)) for _, money in told):
        return
    for span, money in told:
        shown = f"{money.yuan / WAN:f} 万元"
        message = f"正文写的行政事业性收费是 {shown}，{context.form.cell_name(_FEES)}是 {stored} 万元，两处应当一致。"
        yield Finding("N14", Severity.WARNING, message, str(stored), f"{money.yuan / WAN:f}", (_FEES,), text=span)


def n15(context: Context) -> Iterator[Finding]:
    """N15 · warning · 信息处理费 is told twice, differently (一（二） and 六)."""
    told = [(span, money.yuan) for span, money in _money_behind(context, _PROCESSING)]
    told += list(_no_processing_fee(context))
    amounts_told = {yuan for _, yuan in told}
    if len(amounts_told) < 2:
        return
    span, yuan = told[-1]
    others = "、".join(f"{other:f} 元" for other in sorted(amounts_told - {yuan}))
    message = f"信息处理费前后不一致：这里是 {yuan:f} 元，另一处是 {others}，请核对。"
    yield Finding("N15", Severity.WARNING, message, others, f"{yuan:f}", text=span)


_ADMINISTRATIVE = re.compile(r"(?<!涉企)行政事业性收费[^。；，\d标准项目目录]{0,14}(?=\d)")
_PROCESSING = re.compile(
    r"信息处理费(?!标准|管理|办法)[^。；\d]{0,16}(?:\d{1,6}[件次笔]，?(?:共计?|金额|合计)?[^。；\d]{0,6})?(?=\d)"
)
_NO_FEE = re.compile(
    r"(?:未|没有|无|不存在)(?:发生|产生|向[^，。；]{0,8})?(?:收取|收)[^，。；]{0,14}信息处理费|信息处理费(?:为)?(?:零|0元)"
)


def _money_behind(context: Context, words: re.Pattern[str]) -> Iterator[tuple[TextSpan, Money]]:
    """Yield the exact sums of money that stand right behind some words, each with its place."""
    for part in NARRATIVE:
        found = normal(context.report.text_of(part))
        for match in words.finditer(found.text):
            money = next(sums_of_money(found.text[match.end() : match.end() + 30]), None)
            if money and money.exact and money.start == 0 and not _is_foreign_year(found.text, match, context):
                span = found.original(match.end(), match.end() + money.end)
                yield TextSpan(part, *span), money


def _is_foreign_year(text: str, match: re.Match[str], context: Context) -> bool:
    sentence = begun_before(text, match.end())
    years = {int(year) for year in re.findall(r"(20\d{2})年", sentence)}
    return bool(years - {context.report.year}) or "上年" in sentence or "去年" in sentence


def _no_processing_fee(context: Context) -> Iterator[tuple[TextSpan, Decimal]]:
    for part in NARRATIVE:
        found = normal(context.report.text_of(part))
        for match in _NO_FEE.finditer(found.text):
            yield TextSpan(part, *found.original(*match.span())), Decimal(0)


# ── N16: a total and its parts ──

_TOTAL = re.compile(r"[，：]?其中[，：]?")
_NO_ITEM = re.compile(
    r"其中|发布|公开(?!类)|推送|制作|编发|回应|收到|开展|举办|组织|通过|更新|办理|答复|累计|共|增|减|另|还|占|同比|含"
)
LIST = 400  # characters of a list, at most
_PIECE = re.compile(r"[^、，。；！？\n（]{1,60}[、，]?")
_REST = re.compile(r"其他|其余|其它")
_PARTIAL = re.compile(r"主要|等|包括|重点")


def n16(context: Context) -> Iterator[Finding]:
    """N16 · error · parts of "共N条，其中…" are more than the whole; warning where they name the rest but are less."""
    for part in NARRATIVE:
        for begins, line in lines(context.plain[part].text):
            for wrong in _wrong_lists(line):
                span = context.span(part, begins + wrong.start, begins + wrong.end)
                whole = f"{wrong.whole.value}{wrong.whole.unit}"
                message = f"“其中”后面各项相加是 {wrong.total}{wrong.whole.unit}，总数是 {whole}，对不上，请核对。"
                severity = Severity.ERROR if wrong.total > wrong.whole.value else Severity.WARNING
                yield Finding("N16", severity, message, str(wrong.whole.value), str(wrong.total), text=span)


@dataclass(frozen=True, slots=True)
class _WrongList:
    """A list in normalised line[start:end] whose items do not add up to the whole before it."""

    whole: Amount
    total: int
    start: int
    end: int


@lru_cache(maxsize=512)  # who types leaves all paragraphs but one as they are
def _wrong_lists(line: str) -> tuple[_WrongList, ...]:
    found = (_wrong_list(line, match) for match in _TOTAL.finditer(line))
    return tuple(wrong for wrong in found if wrong is not None)


def _wrong_list(line: str, match: re.Match[str]) -> _WrongList | None:
    before = list(amounts(line[max(0, match.start() - 40) : match.start()]))
    if not before or not before[-1].exact or match.start() - max(0, match.start() - 40) != before[-1].end:
        return None
    whole = before[-1]
    listed, text = _listed(line, match.end(), whole.unit)
    total = sum(item.value for item in listed)
    too_many = total > whole.value and len(listed) > 1
    too_few = total < whole.value and _REST.search(text) and not _PARTIAL.search(text)
    if not listed or not (too_many or too_few):
        return None
    return _WrongList(whole, total, match.start() - (whole.end - whole.start), match.end() + len(text))


def _listed(text: str, start: int, unit: str) -> tuple[list[Amount], str]:
    """Return the amounts of a list (名目5条、名目6条…) from a place on, and its text up to where it is no list."""
    listed: list[Amount] = []
    at = start
    for match in _PIECE.finditer(text, start, start + LIST):
        piece = match[0]
        found = list(amounts(piece)) if match.start() == at else []
        name = piece[: found[0].start] if found else ""
        if len(found) != 1 or found[0].unit != unit or not found[0].exact or _NO_ITEM.search(name) or len(name) > 16:
            break
        listed.append(found[0])
        at += len(piece)
    return listed, text[start:at]


# ── N17 ──

_CHANNEL = re.compile(
    r"(?P<channel>[\u4e00-\u9fff“”]{2,12}(?:网站|栏目|公众号|专栏|公开栏|微博|平台))[^。；，\d]{0,8}?"
    r"(?:主动)?(?:公开|发布)(?:各类|政府|政务)*信息(?:共|共计|累计)?(?P<number>\d{1,9})(?P<unit>[条篇件份])"
)
_VERBS = re.compile(r"^.*(?:通过|利用|依托|充分发挥|年|在|于|度|其中)")


def n17(context: Context) -> Iterator[Finding]:
    """N17 · warning · one channel's 公开信息 is told twice, with two numbers."""
    seen: dict[tuple[str, str], str] = {}
    for part in NARRATIVE:
        found = normal(context.report.text_of(part))
        for match in _CHANNEL.finditer(found.text):
            key = (_VERBS.sub("", match["channel"]), match["unit"])
            first = seen.setdefault(key, match["number"])
            if len(key[0]) >= 4 and first != match["number"]:
                message = (
                    f"“{key[0]}”公开信息的数量前后不一致：一处是 {first}{key[1]}，这里是 {match['number']}{key[1]}。"
                )
                span = TextSpan(part, *found.original(*match.span("number")))
                yield Finding("N17", Severity.WARNING, message, first, match["number"], text=span)


# ── N18–N22 ──

_GROWTH = re.compile(
    r"(?:同比|较上年|比上年|较去年|比去年)(?P<way>增长|上升|增加|下降|减少)(?:了)?(?P<rate>\d{1,4}(?:\.\d{1,3})?)%"
)
_ALL_DONE = re.compile(r"(?:办结率|答复率)[^。；，\d]{0,6}100%|全部(?:予以)?(?:办结|答复)")
_IN_TIME = re.compile(r"按时|按期|及时|法定|期限|时限|结转")
_NO_NUMBER = re.compile(
    r"现行有效的?(?:行政)?规范性文件(?:数量|共|有|为)?(?=[。，；])|(?<![中公一国总])共计?(?=[。；]|，(?!同))|"
    r"(?:公开|发布)(?:政府|政务)?信息(?:共计?|累计)?\d{1,9}(?=[，。；、])"
)
_SEE_PART = re.compile(r"详见(?:本报告)?第?(?P<part>[一二三四五六])(?:部分|、)")


def n18(context: Context) -> Iterator[Finding]:
    """N18 · hint · a growth rate of applications does not follow from last year's report."""
    if context.last_year is None or context.last_year.form_id != context.form.id:
        return
    before = [_sum_of(context, cells) for cells in RECEIVED]
    for told in quantities(context.report):
        text = context.report.text_of(told.part)
        match = _GROWTH.search(normal(text[told.span.end : told.span.end + 30]).text)
        if told.metric != "received" or told.in_words or match is None:
            continue
        rates = [_rate(told.value, value, match["rate"]) for value in before if value]
        said = Decimal(match["rate"]) * (-1 if match["way"] in ("下降", "减少") else 1)
        if rates and said not in rates:
            message = f"“{match[0]}”与上年报告对不上：按两年的数算是 {rates[0]}%。"
            yield Finding("N18", Severity.HINT, message, f"{rates[0]}%", f"{said}%", text=told.span)


def _sum_of(context: Context, cells: tuple[CellRef, ...]) -> int | None:
    assert context.last_year is not None
    values = [number.for_sums(context.last_year.cell(cell)) for cell in cells]
    return sum(value or 0 for value in values) if None not in values else None


def _rate(now: int, before: int, like: str) -> Decimal:
    """Return the growth in per cent with as many decimals as a text gives."""
    places = Decimal(1).scaleb(-len(like.partition(".")[2]))
    return ((Decimal(now) / before - 1) * 100).quantize(places)


def n19(context: Context) -> Iterator[Finding]:
    """N19 · hint · all is said to be answered (办结率100%, 全部办结) while applications go over to the next year."""
    open_cases = context.total((CARRIED_OUT,))
    for begins, clause in _clauses(context) if open_cases else ():
        match = _ALL_DONE.search(clause.text)
        about = last_topic(clause.text[: match.start()]) or clause.topic if match else Topic.NONE
        if match and about is Topic.APPLICATIONS and not _IN_TIME.search(clause.text):
            message = f"“{clause.text}”，但{context.form.cell_name(CARRIED_OUT)}还有 {open_cases} 件，请核对。"
            where = clause.span(begins)
            yield Finding("N19", Severity.HINT, message, "0", str(open_cases), (CARRIED_OUT,), text=where)


def n20(context: Context) -> Iterator[Finding]:
    """N20 · hint · an odd unit: applications, reviews and lawsuits are counted in 件."""
    for told in quantities(context.report):
        if told.metric in ("received", "reviews", "lawsuits") and told.unit in ("条", "宗", "份", "项", "个"):
            message = f"“{told.value}{told.unit}”：申请、复议、诉讼一般以“件”计。"
            yield Finding("N20", Severity.HINT, message, f"{told.value}件", f"{told.value}{told.unit}", text=told.span)


def n21(context: Context) -> Iterator[Finding]:
    """N21 · warning · a sentence lost its number, or a number its unit."""
    for part in NARRATIVE:
        found = normal(context.report.text_of(part))
        for match in _NO_NUMBER.finditer(found.text):
            lost = "单位" if match[0][-1].isdigit() else "数字"
            message = f"“{match[0]}”后面缺{lost}，请补上。"
            span = TextSpan(part, *found.original(*match.span()))
            yield Finding("N21", Severity.WARNING, message, actual=match[0], text=span)


def n22(context: Context) -> Iterator[Finding]:
    """N22 · hint · "详见第三部分" refers to a part that is about something else. A right reference needs no number."""
    numbers = {section.heading[0]: section for section in context.form.sections}
    wanted = {Topic.APPLICATIONS: "applications", Topic.REVIEWS: "review", Topic.DOCUMENTS: "disclosure"}
    for begins, clause in _clauses(context):
        match = _SEE_PART.search(clause.text)
        topic = (last_topic(clause.text[: match.start()]) or clause.topic) if match else Topic.NONE
        if match is None or topic not in wanted or numbers[match["part"]].key == wanted[topic]:
            continue
        heading = context.form.section[wanted[topic]].heading
        message = f"“{match[0]}”指错了地方，这些数字在“{heading}”。"
        yield Finding("N22", Severity.HINT, message, heading, match[0], text=clause.span(begins))


def _clauses(context: Context) -> Iterator[tuple[int, Clause]]:
    for part in NARRATIVE:
        yield from clauses(part, context.report.text_of(part))
