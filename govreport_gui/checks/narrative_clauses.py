"""Cut running text into clauses with all that is needed to judge a number in it (rules.md 0.3).

A clause knows its amounts, the year and topic in force where it stands, and whether it speaks of the whole year of the
reporting organ or of something narrower, wider or other: another year, another organ, one channel, a comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache, lru_cache

from govreport_gui.checks.narrative_times import When, after, years_in
from govreport_gui.checks.normal import Normal, normal
from govreport_gui.checks.numerals import Amount, amounts
from govreport_gui.checks.sentences import SENTENCE
from govreport_gui.checks.words import any_of, words
from govreport_gui.finding import TextSpan

AMOUNT = "#"  # stands for an amount in `Clause.masked`, so that patterns need no digits


class Topic(Enum):
    """What a sentence is about, as far as the tables are concerned."""

    NONE = auto()
    APPLICATIONS = auto()
    REVIEWS = auto()
    DOCUMENTS = auto()
    DECISIONS = auto()
    OTHER = auto()


_ALWAYS_OURS = "，、：“”（）#的了到件份宗类对中共在和与或及将该经因为无未有均已并后按从以由"  # before 申请, as the list
_ANY_APPLICATION = "ANY"  # what it is for is told by the words before it
_TOPICS = {
    Topic.APPLICATIONS: "依申请|申请公开|申请(?:办理|答复)|信访举报投诉类|执法案卷",
    Topic.REVIEWS: "行政复议(?:申请)?|复议|行政诉讼|诉讼|起诉",
    Topic.DOCUMENTS: "规范性文件|规章(?!制度)",
    Topic.DECISIONS: "行政许可(?!申请)|行政处罚|行政强制",
}

_BRACKETS = re.compile(r"（[^（）]{0,300}）")
_CLAUSE = re.compile(r"(?:[^，,：]|,(?=\d{3}))+")
_ONLY_AMOUNT = re.compile(rf"(?:共|共计|合计|总计|计|总数为?|数量为?)?{AMOUNT}")
_GOES_ON = re.compile(r"(?:按规定|依规|依法|已|均|全部|需|将)*(?:结转|转结|顺延|延续|转入|转至)")
_DETAIL = re.compile("其中|涉及|内容|主要")
_SHARE = re.compile(r"，?占[^，#、]{0,8}?\d+(?:\.\d+)?%")  # 占40%: says nothing of its own
_HEADING = re.compile(r"(?:[（(][一二三四五六七八九十]+[)）]|[一二三四五六七八九十\d]+[、.．])")
_ROUGHLY = re.compile(rf"(?:大?约|将?近|逾|超过?){AMOUNT}")  # the amount itself knows that it is not exact
_ENDED = (
    "情况",
    "工作",
    "建设",
    "管理",
    "公开",
    "保障",
    "事项",
    *"。；！？：!?;:.…）)”",
)  # a heading or a whole sentence
_HOLE = "\x00"  # stands for what was in brackets, so that places stay
HEADING_LENGTH = 30
TORN_LENGTH = 10  # characters at least of a line that was broken in the middle of a sentence


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of a part: `text` normalised and without brackets, [start, end) in its paragraph's own text.

    `masked` is `text` with every amount replaced by AMOUNT; `year` is named here or by a lead-in before; `aside` says
    that it stood in brackets, `elsewhen` that it is about a part of a year, "last year" or a number of years.
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
    elsewhen: bool = False

    def span(self, begins: int) -> TextSpan:
        """Return its place in the part, in whose text its paragraph begins at a place."""
        return TextSpan(self.part, begins + self.start, begins + self.end)

    @property
    def before(self) -> str:
        """What stands before it in its sentence; "" where that cannot be told."""
        return self.sentence[: max(0, self.sentence.find(self.text))]

    def amount_at(self, place: int) -> Amount:
        """Return the amount that AMOUNT at `masked[place]` stands for; its place is in the paragraph's own text."""
        return self.amounts[self.masked.count(AMOUNT, 0, place)]

    def topic_at(self, place: int) -> Topic:
        """Return the topic in force at a place of `masked`."""
        return last_topic(self.masked[:place]) or self.topic


@cache
def _topic_pattern() -> re.Pattern[str]:
    """Return the pattern of all topics, and of the applications of any kind."""
    named = [f"(?P<{topic.name}>{kinds})" for topic, kinds in _TOPICS.items()]
    other = f"(?P<{Topic.OTHER.name}>{any_of('other_matters').pattern})"
    return re.compile("|".join([*named, other, f"(?P<{_ANY_APPLICATION}>申请)"]))


@cache
def _words_before_ours() -> tuple[str, ...]:
    return (*words("application_words"), *_ALWAYS_OURS)


def last_topic(text: str) -> Topic | None:
    """Return the last topic a text names; an application of a kind that is on no list is one for something else."""
    found = None
    for match in _topic_pattern().finditer(text):
        found = match
    if found is None or found.lastgroup is None:
        return None
    if found.lastgroup != _ANY_APPLICATION:
        return Topic[found.lastgroup]
    ours = found.start() == 0 or text.endswith(_words_before_ours(), 0, found.start())
    return Topic.APPLICATIONS if ours else Topic.OTHER


def _topic_behind(masked: str, topic: Topic) -> Topic:
    """Return the topic in force behind a clause; what applications are about (涉及资金4件) is no topic of its own."""
    found = last_topic(masked) or topic
    return topic if found is Topic.OTHER and _DETAIL.match(masked) else found


@lru_cache(maxsize=32)  # typing changes one part, the others stay as they are
def clauses(part: str, text: str) -> tuple[tuple[int, Clause], ...]:
    """Return the clauses of a part in order, with the places where their paragraphs begin.

    Those in brackets follow the clause they stand in.
    """
    return tuple((begins, clause) for begins, paragraph in paragraphs(part, text) for clause in clauses_of(paragraph))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a part, and what the ones above say about it. It is the same wherever in the part it stands."""

    part: str
    text: str
    heading: Topic
    torn: bool  # it goes on with a line that was broken in the middle of its sentence: who and when may stand there


def paragraphs(part: str, text: str) -> Iterator[tuple[int, Paragraph]]:
    """Yield the paragraphs of a part in order, with the places where they begin."""
    heading, start, torn = Topic.NONE, 0, False
    for line in text.split("\n"):
        plain = normal(line).text
        if _HEADING.match(plain) and len(plain) <= HEADING_LENGTH and "。" not in plain:
            heading = last_topic(plain) or Topic.NONE
        yield start, Paragraph(part, line, heading, torn)
        start += len(line) + 1
        torn = _goes_on_below(plain)


@lru_cache(maxsize=512)  # who types leaves all paragraphs but one as they are
def clauses_of(paragraph: Paragraph) -> tuple[Clause, ...]:
    """Return the clauses of one paragraph."""
    return tuple(_clauses(paragraph))


@dataclass(frozen=True, slots=True)
class _State:
    """What is in force where a clause begins."""

    topic: Topic
    when: When
    sentence: str


def _clauses(paragraph: Paragraph) -> Iterator[Clause]:
    found = normal(paragraph.text)
    topic = paragraph.heading
    for sentence in SENTENCE.finditer(found.text):
        if paragraph.torn and sentence.start() == 0:
            continue
        for clause in _sentence(paragraph.part, found, sentence.start(), sentence[0], topic):
            yield clause
            topic = _topic_behind(clause.masked, topic)


def _goes_on_below(paragraph: str) -> bool:
    line = paragraph.rstrip()
    return len(line) >= TORN_LENGTH and not line.endswith(_ENDED) and not _HEADING.match(line)


def _sentence(part: str, found: Normal, start: int, sentence: str, topic: Topic) -> Iterator[Clause]:
    """Yield the clauses of a sentence. See `_belongs` for those that go together."""
    brackets = list(_BRACKETS.finditer(sentence))
    plain = _BRACKETS.sub(lambda match: _HOLE * len(match[0]), sentence)
    state = _State(topic, When(), sentence)
    waiting: Clause | None = None
    for match in _CLAUSE.finditer(plain):
        if (when := after(state.when, match[0])) != state.when:
            state = replace(state, when=when)
        clause = _clause(part, found, start + match.start(), match[0], state)
        if waiting and _belongs(clause, waiting):
            waiting = _joined(waiting, clause)
            continue
        if waiting:
            yield waiting
            state = replace(state, topic=_topic_behind(waiting.masked, state.topic))
            if clause.topic is not state.topic:
                clause = replace(clause, topic=state.topic)
        waiting = clause
    if waiting:
        yield waiting
        state = replace(state, topic=_topic_behind(waiting.masked, state.topic))
    for bracket in brackets:
        for match in _CLAUSE.finditer(bracket[0][1:-1]):
            inner = _clause(part, found, start + bracket.start() + 1 + match.start(), match[0], state)
            yield replace(inner, aside=True)


def _clause(part: str, found: Normal, start: int, raw: str, state: _State) -> Clause:
    plain = raw.replace(AMOUNT, " ")  # the sign itself may stand in a text
    told, pieces, at = [], [], 0
    for amount in amounts(plain):
        pieces.append(plain[at : amount.start])
        at = amount.end
        low, high = found.original(start + amount.start, start + amount.end)
        told.append(replace(amount, start=low, end=high))
    masked = _SHARE.sub("", _ROUGHLY.sub(AMOUNT, AMOUNT.join([*pieces, plain[at:]])))
    low, high = found.original(start, start + len(raw))
    return Clause(
        part,
        low,
        high,
        text=raw.replace(_HOLE, ""),
        masked=masked.replace(_HOLE, ""),
        amounts=tuple(told),
        topic=state.topic,
        years=years_in(raw) or state.when.years,
        sentence=state.sentence,
        elsewhen=state.when.elsewhen,
    )


def _belongs(clause: Clause, before: Clause) -> bool:
    """Say whether a clause is but the number of the one before ("共5件"), or where its number goes ("结转下年")."""
    if not before.amounts:
        return _ONLY_AMOUNT.fullmatch(clause.masked) is not None
    return not clause.amounts and _GOES_ON.match(clause.text) is not None


def _joined(first: Clause, second: Clause) -> Clause:
    return replace(
        first,
        end=second.end,
        text=first.text + second.text,
        masked=first.masked + second.masked,
        amounts=first.amounts + second.amounts,
    )
