"""Own narratives of invented places, each with the traps of one kind: last year's text and the whole draft of it.

In the drafts ⟦…⟧ is a figure that waits for this year's, ⟪…⟫ a plan that has become a promise.
"""

from __future__ import annotations

from typing import NamedTuple


class Narrative(NamedTuple):
    """A part of a report on 2024 (or another year), and what the draft of the next year makes of it."""

    name: str
    part: str
    before: str
    after: str
    year: int = 2024


NARRATIVES = (
    Narrative(
        "years in a row of which only the last says 年, and which year of a plan it is",
        "overview",
        "与2023、2022年相比，2024年渠道更宽；2023、2024年均未收到投诉。2024年是“十四五”规划的第四年，2021年是开局之年，按第一年度计划推进。",
        "与⟦2023⟧、2022年相比，2025年渠道更宽；2024、2025年均未收到投诉。2025年是“十四五”规划的⟦第四年⟧，2021年是⟦开局之年⟧，按第一年度计划推进。",
    ),
    Narrative(
        "years in two digits are left, and marked; a number of years is none",
        "overview",
        "截至24年底，专栏存有目录清单。较23年度有所完善，24年我镇调整栏目设置，按照《24年度公开要点》推进。"
        "站点运行24年来未中断，25年我镇继续维护，栏目编号2024.23年度。",
        "截至⟦24⟧年底，专栏存有目录清单。较⟦23⟧年度有所完善，⟦24⟧年我镇调整栏目设置，按照《24年度公开要点》推进。"
        "站点运行24年来未中断，25年我镇继续维护，栏目编号2024.23年度。",
    ),
    Narrative(
        "the year reported on, in all its writings",
        "overview",
        "2024年，我镇围绕中心工作推进公开。2024年度共发布信息356条，２０２４年全年组织培训3场次。截至2024年12月31日，"
        "专栏访问量1.2万人次，2024全年没有发生泄密事件，自2024年以来未被追究责任。",
        "2025年，我镇围绕中心工作推进公开。2025年度共发布信息⟦356条⟧，２０２５年全年组织培训⟦3场次⟧。截至2025年12月31日，"
        "专栏访问量⟦1.2万人次⟧，2025全年没有发生泄密事件，自2025年以来未被追究责任。",
    ),
    Narrative(
        "the statistical period, with a law, a document number, a telephone and an address beside it",
        "preamble",
        "本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《公开工作年度报告格式》（国办公开办函〔2021〕30号）编制，"
        "所列数据的统计期限自2024年1月1日起至2024年12月31日止。网址：https://www.qinghe.example/2024/01/15/c2024.html，"
        "电话：0591-2024123，邮编：350000。",
        "本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《公开工作年度报告格式》（国办公开办函〔2021〕30号）编制，"
        "所列数据的统计期限自2025年1月1日起至2025年12月31日止。网址：https://www.qinghe.example/2024/01/15/c2024.html，"
        "电话：0591-2024123，邮编：350000。",
    ),
    Narrative(
        "plans in the section of problems: from the announcement to the end of the paragraph",
        "problems",
        "2024年，公开工作仍有不足，栏目更新不及时2次。下一步，我镇将在2025年建成专区1个，并补齐2024年欠下的目录。\n"
        "2025年，我镇将培训公开员40人次。",
        "2025年，公开工作仍有不足，栏目更新不及时⟦2次⟧。⟪下一步，我镇将在2025年建成专区1个，并补齐2024年欠下的目录。⟫\n"
        "⟪2025年，我镇将培训公开员40人次。⟫",
    ),
    Narrative(
        "plans under a heading go on to the end, and a heading is no plan itself",
        "problems",
        "（一）存在的问题\n2024年解读材料偏少，只有4篇。\n（二）下一步工作打算\n一是开门办公开。\n二是把2024年的办法修订一遍。",
        "（一）存在的问题\n2025年解读材料偏少，只有⟦4篇⟧。\n（二）下一步工作打算\n⟪一是开门办公开。⟫\n⟪二是把2024年的办法修订一遍。⟫",
    ),
    Narrative(
        "plans that a long paragraph announces with a colon go on to the end",
        "problems",
        "2024年目录更新慢了3次。针对以上不足，下一步我镇将从两个方面一项一项地加以改进：\n一是补齐目录。\n二是定期抽查2次。",
        "2025年目录更新慢了⟦3次⟧。针对以上不足，⟪下一步我镇将从两个方面一项一项地加以改进：⟫\n⟪一是补齐目录。⟫\n⟪二是定期抽查2次。⟫",
    ),
    Narrative(
        "months of the year reported on: the range is no span of years",
        "overview",
        "2024年3月至2024年5月清理栏目4个。",
        "2025年⟦3月⟧至2025年⟦5月⟧清理栏目⟦4个⟧。",
    ),
    Narrative(
        "figures side by side are two",
        "overview",
        "2024年答复12件3次，共4.5万元。",
        "2025年答复⟦12件⟧⟦3次⟧，共⟦4.5万元⟧。",
    ),
    Narrative(
        "a plan amid other work, and the year that open applications go on to",
        "overview",
        "2024年收到申请12件，比2023年增加5件，其中2件结转至2025年继续办理。2025年，我镇将继续完善指南。2024年制发清单1份。",
        "2025年收到申请⟦12件⟧，比2024年增加⟦5件⟧，其中⟦2件⟧结转至2026年继续办理。⟪2025年，我镇将继续完善指南。⟫"
        "2025年制发清单⟦1份⟧。",
    ),
    Narrative(
        "spans of years: nothing in them moves",
        "overview",
        "按照“十四五”规划（2021—2025年）和2023年至2025年三年行动方案，2024年完成任务18项，2022-2024年累计完成51项。"
        "2008年以来，我镇坚持每月公布账目，自2022年起实行季报，2024年7月起改为月报。",
        "按照“十四五”规划（2021—2025年）和2023年至2025年三年行动方案，2025年完成任务⟦18项⟧，2022-2024年累计完成⟦51项⟧。"
        "2008年以来，我镇坚持每月公布账目，自2022年起实行季报，2024年7月起改为月报。",
    ),
    Narrative(
        "titles and numbers of documents, and the report's own name",
        "overview",
        "落实《云溪县2024年政务公开工作要点》和青政发〔2024〕12号、青政办（2024）7号、2024年第3号公告，2024年3月编制并公布"
        "《青禾镇人民政府2023年政府信息公开工作年度报告》，印发2024年政务公开清单2份。",
        "落实《云溪县2024年政务公开工作要点》和青政发〔2024〕12号、青政办（2024）7号、2024年第3号公告，2025年⟦3月⟧编制并公布"
        "《青禾镇人民政府2024年政府信息公开工作年度报告》，印发2025年政务公开清单⟦2份⟧。",
    ),
    Narrative(
        "dates of law",
        "overview",
        "《云溪县信息公开规程》自2024年5月1日起施行，2019年修订的《条例》（2019年修订）继续执行，2024年印发的《操作手册》"
        "已发到各村。2024年，按规程答复9件。",
        "《云溪县信息公开规程》自2024年5月1日起施行，2019年修订的《条例》（2019年修订）继续执行，2024年印发的《操作手册》"
        "已发到各村。2025年，按规程答复⟦9件⟧。",
    ),
    Narrative(
        "comparisons: the other year moves along, relative words stay",
        "overview",
        "2024年收到申请40件，与2023年相比增加8件，同比增长25%；较2023年同期多办结6件，上年结转3件，由2023年结转的3件均已办结，"
        "2022年、2023年、2024年分别收到21件、32件、40件，上一年度同类申请5件。",
        "2025年收到申请⟦40件⟧，与2024年相比增加⟦8件⟧，同比增长⟦25%⟧；较2024年同期多办结⟦6件⟧，上年结转⟦3件⟧，由2024年结转的⟦3件⟧均已办结，"
        "2023年、2024年、2025年分别收到⟦21件⟧、⟦32件⟧、⟦40件⟧，上一年度同类申请⟦5件⟧。",
    ),
    Narrative(
        "Chinese numerals, with the zero each writer prefers",
        "overview",
        "二〇二四年，青禾镇发布信息八十六条。二○二四年度召开例会两次，二零二四年末清理文件四十余件，落实三项制度，改进两个方面。",
        "二〇二五年，青禾镇发布信息⟦八十六条⟧。二○二五年度召开例会⟦两次⟧，二零二五年末清理文件⟦四十余件⟧，落实三项制度，改进两个方面。",
    ),
    Narrative(
        "a new decade, and days on which something happened",
        "overview",
        "2029年，我局收到申请7件。二〇二九年5月20日开放日接待群众120人次，2029年11月召开座谈会，2029.6.30前更新目录。",
        "2030年，我局收到申请⟦7件⟧。二〇三〇年⟦5月20日⟧开放日接待群众⟦120人次⟧，2030年⟦11月⟧召开座谈会，2030.⟦6.30⟧前更新目录。",
        2029,
    ),
    Narrative(
        "rules and terms are no figures of the year",
        "applications",
        "申请在20个工作日内答复，依据《条例》第三十六条第（五）项，每季度至少1次抽查，第2次催告后结案，12345热线24小时接听。"
        "2024年未收到政府信息公开申请。",
        "申请在20个工作日内答复，依据《条例》第三十六条第（五）项，每季度至少1次抽查，第2次催告后结案，12345热线24小时接听。"
        "⟦2025年未收到政府信息公开申请⟧。",
    ),
    Narrative(
        "money and shares; the budget of the year and the accounts of the one before",
        "other",
        "2024年收取信息处理费0元，公开2024年部门预算和2023年部门决算，办结率百分之百，按时答复率98.5%，投入经费12,500元。",
        "2025年收取信息处理费⟦0元⟧，公开2025年部门预算和2024年部门决算，办结率⟦百分之百⟧，按时答复率⟦98.5%⟧，投入经费⟦12,500元⟧。",
    ),
    Narrative(
        "blanks inside years",
        "overview",
        "2024 年，我镇公开栏更新 12 次，比 2023 年多 2 次；2024 年 1 月至 12 月没有投诉，2021 — 2025 年规划照常执行。",
        "2025 年，我镇公开栏更新 ⟦12 次⟧，比 2024 年多 ⟦2 次⟧；"
        "2025 年 1 月至 12 月没有投诉，2021 — 2025 年规划照常执行。",
    ),
    Narrative(
        "stretches of months, and an older year that wants a look",
        "overview",
        "2023年12月至2024年2月开展整治，2024年3月至5月回头看，2024年1—12月正常更新，2023年开设的专栏继续运行，"
        "2023年以来每季公示，2024-06-30前办结，2024.1.1至2024.12.31计数。",
        "2023年12月至2024年⟦2月⟧开展整治，2025年⟦3月⟧至⟦5月⟧回头看，2025年1—12月正常更新，⟦2023⟧年开设的专栏继续运行，"
        "2023年以来每季公示，2025-⟦06-30⟧前办结，2025.1.1至2025.12.31计数。",
    ),
    Narrative(
        "plans with a date, remedies under a colon, and what another office issued",
        "problems",
        "2024年，依据2024年云溪县印发的《要点》自查，发现问题3个。\n（二）整改措施：一是专人负责；二是2025年6月底前完成目录2份。",
        "2025年，依据2024年云溪县印发的《要点》自查，发现问题⟦3个⟧。\n（二）⟪整改措施：一是专人负责；二是2025年6月底前完成目录2份。⟫",
    ),
    Narrative(
        "plans elsewhere are told from days that merely lie in the next year",
        "overview",
        "档案室将于2025年6月底前完成搬迁。截至2025年1月10日，2024年的申请全部办结，发放2024本手册。今后一个时期，继续抓好培训。",
        "档案室将于⟪2025年6月底前完成搬迁。⟫截至2026年⟦1月10日⟧，2025年的申请全部办结，发放⟦2024本⟧手册。⟪今后一个时期，继续抓好培训。⟫",
    ),
    Narrative(
        "bare numbers, and applications that come from one year and go on to another",
        "overview",
        "2024年发布信息86，公开栏21处，咨询拨打12345，年报自2025年1月20日起上网，结转自2023年的申请1件。另有3件转入2025年，将在期限内答复；"
        "2件由县局于2025年度继续办理，并将告知申请人。",
        "2025年发布信息⟦86⟧，公开栏⟦21处⟧，咨询拨打12345，年报自2026年⟦1月20日⟧起上网，结转自2024年的申请⟦1件⟧。另有⟦3件⟧转入2026年，将在期限内答复；"
        "⟦2件⟧由县局于2026年度继续办理，并将告知申请人。",
    ),
)
