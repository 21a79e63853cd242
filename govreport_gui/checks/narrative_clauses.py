"""Cut running text into clauses with all that is needed to judge a number in it (rules.md §0.3).

A clause knows its amounts, the year and topic in force where it stands, and whether it speaks of the whole year of the
reporting organ or of something narrower, wider or other: another year, another organ, one channel, a comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import lru_cache

from govreport_gui.checks.normal import Normal, normal
from govreport_gui.checks.numerals import Amount, amounts

AMOUNT = "#"  # stands for an amount in `Clause.masked`, so that patterns need no digits


class Topic(Enum):
    """What a sentence is about, as far as the tables are concerned."""

    NONE = auto()
    APPLICATIONS = auto()
    REVIEWS = auto()
    DOCUMENTS = auto()
    DECISIONS = auto()
    OTHER = auto()


_TOPICS = {
    Topic.OTHER: (
        "(?:行政许可|许可|救助|低保|补贴|补助|宅基地|入党|社保|贷款|租房|证|资助|帮扶|认定|登记|注册|住房|仲裁|执行|援助)申请|"
        "留言|信箱|热线|投诉|举报|建议|提案|咨询|信访|来信|诉求|工单|舆情|问卷|公众号|微博|解读|新闻|稿件|会议|培训|"
        "主动公开|公示|公告|案卷|项目|资金|经费|补贴|政务服务|办事"
    ),
    Topic.APPLICATIONS: "依申请|公开申请|申请公开|信息申请|申请人|申请",
    Topic.REVIEWS: "行政复议(?:申请)?|复议|行政诉讼|诉讼|起诉",
    Topic.DOCUMENTS: "规范性文件|规章(?!制度)",
    Topic.DECISIONS: "行政许可|行政处罚|行政强制",
}
_TOPIC = re.compile("|".join(f"(?P<{topic.name}>{words})" for topic, words in _TOPICS.items()))

_SENTENCE = re.compile(r"[^。；！？!?;\n]+")
_BRACKETS = re.compile(r"（[^（）]{0,300}）")
_CLAUSE = re.compile(r"(?:[^，,]|,(?=\d{3}))+")
_YEAR = re.compile(r"(?<!\d)(20\d{2})年?(?!\d)(?!〕)")
_LEAD_IN = re.compile(
    r"(?:其中|同期|截至|截止|在|自|至)*20\d{2}年(?:度|全年|末|底|期间|以来|\d{1,2}月|\d{1,2}日|一?年|来)*"
)
_ONLY_AMOUNT = re.compile(rf"(?:共|共计|合计|总计|计|总数为?|数量为?)?{AMOUNT}")
_GOES_ON = ("结转", "转结", "顺延", "延续")
_HEADING = re.compile(r"(?:[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十\d]+[、.．])")
_ROUGHLY = re.compile(rf"(?:大?约|将?近|逾|超过?){AMOUNT}")  # the amount itself knows that it is not exact
_HOLE = "\x00"  # stands for what was in brackets, so that places stay
HEADING_LENGTH = 30
SUBJECT = 16  # characters at the start of a sentence in which its subject stands


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a part: `text` normalised and without brackets, [start, end) in the part's own text.

    `masked` is `text` with every amount replaced by AMOUNT; `year` is named here or by a lead-in before; `aside` says
    that it stood in brackets.
    """

    part: str
    start: int
    end: int
    text: str
    masked: str
    amounts: tuple[Amount, ...]
    topic: Topic
    years: tuple[int, ...]
    aside: bool = False
    sentence: str = ""

    def amount_at(self, place: int) -> Amount:
        """Return the amount that AMOUNT at `masked[place]` stands for; its place is in the part's own text."""
        return self.amounts[self.masked.count(AMOUNT, 0, place)]

    def topic_at(self, place: int) -> Topic:
        """Return the topic in force at a place of `masked`."""
        return last_topic(self.masked[:place]) or self.topic


def last_topic(text: str) -> Topic | None:
    """Return the last topic a text names."""
    found = None
    for match in _TOPIC.finditer(text):
        found = match
    return Topic[found.lastgroup] if found and found.lastgroup else None


@lru_cache(maxsize=32)  # typing changes one part, the others stay as they are
def clauses(part: str, text: str) -> tuple[Clause, ...]:
    """Return the clauses of a part in order; those in brackets follow the clause they stand in."""
    return tuple(_clauses(part, normal(text)))


@dataclass(frozen=True, slots=True)
class _State:
    """What is in force where a clause begins."""

    topic: Topic
    years: tuple[int, ...]
    sentence: str


def _clauses(part: str, found: Normal) -> Iterator[Clause]:
    topic = heading = Topic.NONE
    start = 0
    for paragraph in found.text.split("\n"):
        if _HEADING.match(paragraph) and len(paragraph) <= HEADING_LENGTH and "。" not in paragraph:
            heading = last_topic(paragraph) or Topic.NONE
        topic = heading
        for sentence in _SENTENCE.finditer(paragraph):
            for clause in _sentence(part, found, start + sentence.start(), sentence[0], topic):
                yield clause
                topic = last_topic(clause.masked) or topic
        start += len(paragraph) + 1


def _sentence(part: str, found: Normal, start: int, sentence: str, topic: Topic) -> Iterator[Clause]:
    """Yield the clauses of a sentence. See `_belongs` for those that go together."""
    brackets = list(_BRACKETS.finditer(sentence))
    plain = _BRACKETS.sub(lambda match: _HOLE * len(match[0]), sentence)
    state = _State(topic, (), sentence)
    waiting: Clause | None = None
    for match in _CLAUSE.finditer(plain):
        clause = _clause(part, found, start + match.start(), match[0], state)
        if waiting and _belongs(clause, waiting):
            waiting = _joined(waiting, clause)
            continue
        if waiting:
            yield waiting
            state = replace(state, topic=last_topic(waiting.masked) or state.topic)
            clause = replace(clause, topic=state.topic)
        if _LEAD_IN.fullmatch(clause.text):
            state = replace(state, years=clause.years)
        waiting = clause
    if waiting:
        yield waiting
        state = replace(state, topic=last_topic(waiting.masked) or state.topic)
    for bracket in brackets:
        for match in _CLAUSE.finditer(bracket[0][1:-1]):
            inner = _clause(part, found, start + bracket.start() + 1 + match.start(), match[0], state)
            yield replace(inner, aside=True)


def _clause(part: str, found: Normal, start: int, raw: str, state: _State) -> Clause:
    named = tuple(int(year) for year in _YEAR.findall(raw))
    plain = raw.replace(AMOUNT, " ")  # the sign itself may stand in a text
    told, pieces, at = [], [], 0
    for amount in amounts(plain):
        pieces.append(plain[at : amount.start])
        at = amount.end
        low, high = found.original(start + amount.start, start + amount.end)
        told.append(replace(amount, start=low, end=high))
    masked = _ROUGHLY.sub(AMOUNT, AMOUNT.join([*pieces, plain[at:]]))
    low, high = found.original(start, start + len(raw))
    return Clause(
        part,
        low,
        high,
        text=raw.replace(_HOLE, ""),
        masked=masked.replace(_HOLE, ""),
        amounts=tuple(told),
        topic=state.topic,
        years=named or state.years,
        sentence=state.sentence,
    )


def _belongs(clause: Clause, before: Clause) -> bool:
    """Say whether a clause is but the number of the one before ("共5件"), or where its number goes ("结转下年")."""
    if not before.amounts:
        return _ONLY_AMOUNT.fullmatch(clause.masked) is not None
    return not clause.amounts and clause.text.startswith(_GOES_ON)


def _joined(first: Clause, second: Clause) -> Clause:
    return replace(
        first,
        end=second.end,
        text=first.text + second.text,
        masked=first.masked + second.masked,
        amounts=first.amounts + second.amounts,
    )


# ── whose number is it, and of which year ──

_NARROWER = re.compile(
    r"其中|网站|平台|信函|信件|邮寄|邮件|邮箱|传真|线上|线下|网上|网络|当面|现场|窗口|大厅|备案|上半年|下半年|季度|前(?:\d{1,2}|[一二三四五六七八九十]{1,2})个月|(?<!\d)(?:[1-9]|1[01])月(?:底|末|初|上旬|中旬|下旬|份)|首次|代表|转办|转来|转交|交办|"
    r"最|指导|协助|配合|代为|涉及(?!政府信息公开|信息公开)|方面(?!：)|有关|关于|相关|一类|类的"
)
_EVERY_WAY = re.compile(
    r"线上线下|线上、线下|线上和线下|等(?:各种|多种|各类|各个|多个)?(?:渠道|方式|形式|途径)|各种(?:渠道|方式|形式|途径)|各渠道"
)
_WIDER = re.compile(
    r"(?:全|各|我|本)(?P<level>省|市|县|区|州|旗|镇|乡|街道)(?=(?!级)[^#]{0,20})|全(?:系统|国)|"
    r"(?:^|[年度])[\u4e00-\u9fff]{0,3}(?P<government>[省市县区州])(?:人民)?政府(?!办|信息)|"
    r"各[^，#]{0,6}?(?:部门|单位|镇|乡|街道|县|区|局|科室|站所|村|社区)|下属|所属|[省市县区镇乡]属|辖区|基层|直属|"
    r"邻近?[省市县区州旗镇乡]|周边|兄弟(?:[市县区镇乡]|单位)"
)
_SOMEBODY = re.compile(
    r"(?<![我本全各该])[\u4e00-\u9fff]{2,12}?(?:局|(?<!大)厅|委员会|办公室|政府办|街道|镇|乡|社区|公司|学校|医院|法院|中心)(?=[^，#]{0,20})"
)
_COMPARED = re.compile(r"增加|减少|增长|下降|增幅|降幅|同比|环比|相比|上升|多了|少了|比上|较上|较去|比去|超出")
_OTHER_TIMES = re.compile(
    r"上年|去年|上一年|往年|历年|历史|以前年度|(?:近|过去|前|这)[两三四五几]年|(?<![年度共])累计|至今|(?<!年)(?<!年度)(?<!年初)以来|今后|将|计划|拟|明年|下一?年"
)
_OTHER_SPAN = re.compile(  # a sentence that opens with a part of the year, or with all the time since something
    r"(?:截至|截止|自|从|在|到|至)?(?:20\d{2}年)?(?:1月(?:1日|份)?[至到—-])?"
    r"(?:(?:[1-9]|1[01])月(?:底|末|初|份|[上中下]旬|\d{1,2}日)?|[上下]半年|第?[一二三四]季度)，|"
    r"[^，]{2,20}(?<!年)(?<!年度)(?<!年初)以来，"
)
_WHOLE_YEAR = re.compile(r"全年|本年|年度|年内|当年")
_OWN_OFFICE = re.compile(r"(?:镇|乡|街道)(?:党委|党政|人民政府|政府){0,2}办公室$")  # registers for its whole organ
_AIM = re.compile(r"如果|若|应当|必须|不得|每年|每月|每季")


def speaks_for_all(clause: Clause, upto: int, organ: str) -> bool:
    """Say whether the amount at `masked[upto]` is one of the whole organ: no channel, sub-scope or other organ."""
    before = clause.masked[:upto]
    if _NARROWER.search(before) and not _EVERY_WAY.search(before):
        return False
    if _OTHER_SPAN.match(clause.sentence) and not _WHOLE_YEAR.search(clause.masked):
        return False
    if _COMPARED.search(before) or _AIM.search(before):
        return False
    subject = clause.sentence[:SUBJECT] if not clause.sentence.startswith(clause.text[:SUBJECT]) else ""
    return not any(_is_elsewhere(text, organ) for text in (subject, before))


def speaks_of_year(clause: Clause, year: int | None) -> bool:
    """Say whether a clause names no other year than the one reported on, and no "last year" or "since"."""
    if year is not None and any(named != year for named in clause.years):
        return False
    return not _OTHER_TIMES.search(clause.masked)


def _is_elsewhere(text: str, organ: str) -> bool:
    return any(_is_other(match, organ) for match in _WIDER.finditer(text)) or _other_organ(text, organ)


def _is_other(match: re.Match[str], organ: str) -> bool:
    """Say whether 全县, 我市 … is wider than the organ itself."""
    if match["government"]:
        return not organ.endswith((f"{match['government']}人民政府", f"{match['government']}政府"))
    level = match["level"]
    own = {"镇": "镇", "乡": "乡", "街道": "街道"}.get(level or "", level)
    if level and match[0][0] in "我本全":
        return not re.search(rf"{own}(?:人民)?(?:政府|办事处)?$|{own}人民政府", organ) and bool(organ)
    return True


def _other_organ(before: str, organ: str) -> bool:
    """Say whether a subject stands there that is not the organ: its name must be part of the organ's."""
    return bool(organ) and any(
        match[0][-3:] not in organ and match[0][-2] not in "我本全各该" and not _is_own_office(match[0], organ)
        for match in _SOMEBODY.finditer(before)
    )


def _is_own_office(name: str, organ: str) -> bool:
    office = _OWN_OFFICE.search(name)
    return office is not None and office[0][0] in organ
