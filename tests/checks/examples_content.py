"""For each later rule about years, content, laws and deadlines: what it must speak about, and what it must not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from govreport_gui.checks.context import Context
from govreport_gui.checks.profile import Profile
from govreport_gui.report import Report, Signature
from tests.checks.examples import SOUND, Subject, changed, with_text

OVERVIEW = SOUND.text_of("overview")
TOWN = "云溪县青禾镇人民政府"


def overview(old: str, new: str) -> Report:
    """Return the sound report with something else in 一."""
    assert old in OVERVIEW
    return with_text("overview", OVERVIEW.replace(old, new))


def told(text: str) -> Report:
    """Return the sound report with one more paragraph in 一."""
    return with_text("overview", f"{OVERVIEW}\n{text}")


def stated(text: str) -> Report:
    """Return the sound report with one more sentence in the preamble."""
    return with_text("preamble", f"{SOUND.text_of('preamble')}\n{text}")


def signed(day: str, organ: str = TOWN) -> Report:
    """Return the sound report as another organ's, signed another day."""
    title = f"{organ}2024年政府信息公开工作年度报告"
    return changed(signature=Signature(organ, day), organ=organ, title=title)


def on(day: date, **profile: tuple[int, int]) -> Context:
    """Return the unsigned sound report as it is checked on a day."""
    report = changed(signature=Signature(TOWN, ""))
    return Context(report, today=day, known_profile=Profile(**profile) if profile else None)


def aspect(number: str, name: str) -> str:
    """Return a passage of the sound report's 一."""
    start = OVERVIEW.index(f"（{number}）{name}")
    end = OVERVIEW.find("\n（", start)
    return OVERVIEW[start : end if end >= 0 else len(OVERVIEW)]


def without_words(*words: str) -> Report:
    """Return the sound report without certain words in 一."""
    text = OVERVIEW
    for word in words:
        text = text.replace(word, "工作")
    return with_text("overview", text)


LONG = "全镇扎实推进各项工作，取得新的成绩。" * 15
EXAMPLES: dict[str, tuple[Subject, Subject]] = {
    "T09": (told("2022年，公开财政信息30条。"), told("公开信息300条，比2022年增加30条。2021年公开的指南已经更新。")),
    "T10": (
        with_text("problems", "问题是解读偏少。2026年，我镇将增加图解。"),
        with_text("problems", "问题是解读偏少。2025年，我镇将增加图解。"),
    ),
    "T11": (changed(title="青禾镇人民政府2024年度政府信息公开工作年度报告"), SOUND),
    "T12": (
        changed(signature=Signature("云溪县白石镇人民政府", "2025年1月15日")),
        changed(signature=Signature("青禾镇人民政府办公室", "2025年1月15日")),
    ),
    "T13": (told("截止到2024年底，公开信息186条。"), told("截止日期为3月1日。截至2024年底，公开信息186条。")),
    "T14": (told("2024全年公开信息186条。"), told("2024年全年公开信息186条，编号2024-1。")),
    "T15": (told("今年以来，公开信息186条。"), told("本年度公开信息186条。")),
    "T16": (signed("2025.01.15"), signed("2025 年 1 月 15 日")),
    "T17": (changed(year=2017), changed(year=2030)),
    "A01": (without_words("主动公开"), SOUND),
    "A02": (without_words("依申请"), SOUND),
    "A03": (
        overview(aspect("三", "政府信息管理"), "（三）做好日常工作。"),
        overview("（三）政府信息管理", "（三）信息资源的规范化、标准化"),
    ),
    "A04": (without_words("平台", "网站", "公众号", "公开栏"), SOUND),
    "A05": (without_words("监督", "考核", "培训", "追究责任", "评议"), SOUND),
    "A06": (without_words("评议", "满意率"), SOUND),
    "A07": (
        overview("全年邀请村民代表评议1次，满意率为96.4%", "完善社会评议制度"),
        overview("全年邀请村民代表评议1次", "完善社会评议制度，评议1次"),
    ),
    "A08": (with_text("other", "没有其他需要报告的事项。"), with_text("other", "没有收取信息处理费。")),
    "A09": (with_text("problems", "无问题。"), SOUND),
    "A10": (
        with_text("problems", "一是解读偏少，村民看不懂；二是村级公开不及时，这两点不足比较突出，应当重视。"),
        with_text("problems", "一是解读偏少，村民看不懂；二是村级公开不及时，这两点不足要在下一步补上。"),
    ),
    "A11": (
        with_text("problems", "问题：一是少；二是慢；三是散；四是乱。下一步，一是多做解读，让村民都看得懂。"),
        with_text("problems", "问题：一是少；二是慢。下一步，一是多做；二是快做；三是做好。"),
    ),
    "A12": (
        overview(aspect("二", "依申请公开"), "（二）依申请公开\n办好网站和公众号，网站栏目更新及时，新媒体平台畅通。"),
        SOUND,
    ),
    "A13": (with_text("other", LONG), with_text("other", f"没有收取信息处理费。{LONG}")),
    "A14": (told(LONG * 4), SOUND),
    "A15": (told("（六）收费及减免情况\n无。"), told("概述如下。")),
    "A16": (with_text("preamble", "统计期限为2024年1月1日至2024年12月31日。"), SOUND),
    "A17": (with_text("overview", "工作有序开展。"), SOUND),
    "A18": (with_text("overview", "2024年主动公开了许多信息。"), SOUND),
    "L01": (stated("根据《中华人民共和国信息公开条例》编制。"), stated("根据《政府信息公开条例》编制。")),
    "L02": (
        stated("《政府信息公开条例》（国务院令第492号）"),
        stated("《政府信息公开条例》（国令第711号）、《快递条例》（国务院令第697号）"),
    ),
    "L03": (stated("（国办函〔2021〕30号）"), stated("（国办公开办函〔2019〕61号、国办函〔2020〕109号）")),
    "L04": (stated("按照国办公开办函〔2019〕60号编制。"), stated("按照国办公开办函〔2021〕30号编制。")),
    "L05": (stated("（国办公开办函[2021]30号）"), stated("（国办公开办函〔2021〕30号）")),
    "L06": (stated("《关于印发<工作年度报告格式>的通知》"), stated("《关于印发〈工作年度报告格式〉的通知》")),
    "L07": (
        stated("《中华人民共和国政府信息公开年度报告格式》"),
        stated("《政府信息公开工作年度报告格式》"),
    ),
    "L08": (told("落实《条例》要求。"), stated("《政府信息公开条例》（以下简称《条例》），落实《条例》要求。")),
    "L09": (told("依照《中华人民共和国保密法》审查。"), told("依照《中华人民共和国保守国家秘密法》审查。")),
    "L10": (stated("根据《政府网站发展指引》编制本报告。"), told("按照《政府网站发展指引》改版。")),
    "L11": (told("依照《政府信息公开条例办理。"), told("依照《政府信息公开条例》办理。")),
    "D01": (signed("2025年2月6日", "云溪县水利局"), signed("2025年1月31日", "云溪县水利局")),
    "D02": (signed("2025年4月1日", "云溪县人民政府"), signed("2025年3月31日", "云溪县人民政府")),
    "D03": (signed("2025年2月6日"), signed("2025年1月31日")),
    "D04": (on(date(2025, 1, 20), filing_deadline=(1, 26)), on(date(2025, 1, 2), filing_deadline=(1, 26))),
    "D05": (on(date(2025, 1, 20)), replace(on(date(2025, 1, 20)), report=SOUND)),
}
