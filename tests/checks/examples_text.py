"""Texts that the rules N, R, P, W must catch, and look-alikes that they must not. All of them are invented.

Each text is a paragraph put behind a part of the sound report, or in the place of its 一 (`with_example`): there are 23
applications received, 2 carried in, 24 answered, 1 carried out; 1 review; 2 行政规范性文件 issued, 1 repealed, 9 in
force; 12.68 万元.
"""

from __future__ import annotations

from dataclasses import replace

from govreport_gui.checks.context import Context
from govreport_gui.report import Part, Report
from tests.builders import report_2019, sound_report
from tests.checks.examples import Subject, changed, with_raw

# rule → (part, texts it must catch, texts it must not)
TEXTS: dict[str, tuple[str, list[str], list[str]]] = {
    "N11": (
        "overview",
        ["全年制发行政规范性文件5件，均已公开。", "到年底，现行有效的规范性文件共14件。", "清理规范性文件，废止3件。"],
        [
            "全年制发行政规范性文件2件，均已公开。",
            "转发上级规范性文件5件。",
            "制发规范性文件5份征求意见稿。",
            "修订规范性文件4件。",
        ],
    ),
    "N12": (
        "overview",
        ["全年制定规章3件。", "到年底，现行有效的规章共4件。"],
        ["全年制定规章0件。", "制定内部规章制度3件。", "没有制定规章。"],
    ),
    "N13": (
        "overview",
        ["全年作出行政处罚决定52件。", "办理行政许可300件。"],
        ["全年作出行政处罚决定37件。", "公示行政处罚案件5件。", "行政许可事项共88项。", "公开行政许可信息20条。"],
    ),
    "N14": (
        "other",
        ["全年收取行政事业性收费30.5万元。", "行政事业性收费共计400元。"],
        ["全年收取行政事业性收费12.7万元。", "行政事业性收费126800元。", "2023年行政事业性收费30.5万元。"],
    ),
    "N15": (
        "overview",
        ["全年收取信息处理费200元。", "信息处理费收取1件，共100元。"],
        ["全年没有收取信息处理费。", "信息处理费按件计收。"],
    ),
    "N16": (
        "overview",
        ["公开信息20条，其中财政类15条、民生类12条。", "发布文件10件，其中通知4件、其他5件。"],
        [
            "公开信息27条，其中财政类15条、民生类12条。",
            "公开信息270条，其中财政类15条、民生类12条。",
            "发布稿件10篇，其中图解4张。",
            "公开信息20条，其中财政类15条，公众号发布60条。",
        ],
    ),
    "N17": (
        "overview",
        ["稻香之窗公众号公开信息20条。云上稻田公众号发布信息8条。稻香之窗公众号公开信息16条。"],
        [
            "稻香之窗公众号公开信息20条，云上稻田公众号公开信息16条。",
            "稻香之窗公众号公开信息20条，稻香之窗公众号推送视频16条。",
        ],
    ),
    "N19": (
        "overview",
        ["依申请公开办结率100%。", "政府信息公开申请已全部办结。"],
        ["依申请公开按时办结率100%。", "群众留言全部办结。", "信访件办结率100%。"],
    ),
    "N20": (
        "overview",
        ["全年收到政府信息公开申请23条。", "收到依申请公开信息23宗。"],
        ["全年收到政府信息公开申请23件。", "发布依申请公开指南1份。"],
    ),
    "N21": (
        "overview",
        ["现行有效的规范性文件。", "全年主动公开政府信息45，群众满意。", "各类信息共计。"],
        ["现行有效的规范性文件9件。", "全年主动公开政府信息45条，群众满意。", "中共。", "总共，三个方面。"],
    ),
    "N22": (
        "other",
        ["收到申请的情况详见第四部分。", "行政复议、行政诉讼详见第三部分。"],
        ["收到申请的情况详见第三部分。", "行政复议、行政诉讼情况详见第四部分。", "问题详见第五部分。"],
    ),
    "R04": (
        "overview",
        [
            "积极推进Ymbet体育建设。",
            "欢迎来到Qpcasino88了解更多。",
            "登录威廉希尔信息公开办公室查询。",
            "xyz娱乐城工作稳步推进。",
        ],
        [
            "通过“云上青禾”APP发布信息。",
            "举办全民健身体育活动。",
            "农家书屋alphabet角开放。",
            "在CCTV体育频道播出。",
            "欧洲考察团来访。",
        ],
    ),
    "R05": (
        "preamble",
        ["网址：http://www.qinghe-news.com。", "详见www.yunxi123.cn/index.html。"],
        [
            "网址：http://www.yunxi.gov.cn。",
            "详见https://www.yunxi.gov.cn/col/col1.html。",
            "邮箱qhz@yunxi.gov.cn。",
            "见“www”栏目。",
        ],
    ),
    "R06": (
        "overview",
        ["××年共公开信息若干条。", "XX镇人民政府负责解释。", "（单位名称）公开信息10条。", "联系人****。"],
        ["XX型设备已停用。", "设公开栏1处。", "填写申请表时有专人指导。"],
    ),
    "R07": (
        "overview",
        ["根据贵办通知要求，报告如下。", "特此报告。"],
        ["根据县政府办公室通知要求编制。", "特此公布。"],
    ),
    "R08": (
        "overview",
        ["[bookmark: _Toc12345]主动公开情况良好。", "详见错误！未找到引用源。", "第 PAGE MERGEFORMAT 页。"],
        ["群众可以收藏书签。", "发现错误！及时改正。"],
    ),
    "R10": (
        "overview",
        ["公开信\ufffd\ufffd20条。", "锟斤拷公开情况。", "见\ue004附件。"],
        ["烫印公章。", "公开信息①20条。"],
    ),
    "R11": (
        "overview",
        ["公开财政府信息20条。", "推进政政府公开。", "公开情况情况良好。"],
        ["推行政府信息公开。", "云溪县人民政府政府信息公开专栏。", "公开财政信息20条。"],
    ),
    "R12": (
        "overview",
        ["对专业性较强的，对专业性较强的政策。", "加强业务培训工作加强业务培训工作。", "群众可通过可以通过网站查询。"],
        ["一是公开政策，二是解读政策。", "天天学习，天天进步。", "主动公开政府信息，主动公开目录。"],
    ),
    "R13": (
        "overview",
        ["为为群众办事。", "由镇镇介绍情况。", "公开的的信息。"],
        [
            "为了了解群众需求。",
            "在在线平台办理。",
            "镇镇长带头学习。",
            "县县委办公室指导。",
            "市市场监管部门配合。",
            "为为民服务。",
        ],
    ),
    "R14": (
        "overview",
        ["及时公开精准扶贫信息。", "做好疫情防控信息发布。"],
        ["巩固拓展脱贫攻坚成果。", "公开乡村振兴信息。", "疫情防控期间建成的平台继续使用。"],
    ),
    "R15": (
        "overview",
        ["我局高度重视公开工作。", "我乡及时公开信息。", "本委积极推进。"],
        ["我镇及时公开信息。", "我县统一部署。", "我市统一部署。", "自我局限有待克服。", "本委托事项。"],
    ),
    "P01": (
        "other",
        ["申请人证件号11010519491231002X。", "号码为130503670401001。"],
        ["流水号110105194912310021。", "索引号123456789012345678。", "合同编号130503991301001。"],
    ),
    "P02": (
        "other",
        ["联系人手机13812345678。", "申请人姓名及电话15900001111已登记。"],
        ["编号213812345678901。", "公开信息13812条。"],
    ),
    "P03": (
        "other",
        ["缴费账号：6222021234567890128。", "卡号4111111111111111。"],
        ["缴费账号：6222021234567890123。", "索引号4111111111111111。"],
    ),
    "P04": (
        "other",
        ["申请人王小明，申请公开土地信息。", "申请人李强提出申请。", "申请人住稻香路3号楼502室。"],
        [
            "申请人王某某，申请公开土地信息。",
            "申请人应当说明用途。",
            "申请人和承办人沟通。",
            "申请人提出的要求。",
            "便民中心在3号楼102室。",
        ],
    ),
    "P05": (
        "preamble",
        ["邮箱：12345678@qq.com。", "电子邮箱qinghe_zhen@163.com。"],
        ["邮箱：qhz@yunxi.gov.cn。", "公众号qq.com-help。"],
    ),
    "P06": (
        "preamble",
        ["联系电话：0499—5550118。", "电话：5550118。", "电话：0499-555011。"],
        ["联系电话：0499-5550118。", "电话：010-55501180。", "服务电话12345。", "电话：13812345678。"],
    ),
    "P07": (
        "preamble",
        ["邮编：13990。", "邮政编码1399001。", "网址http:// www.yunxi.gov.cn。"],
        ["邮编：139900。", "网址http://www.yunxi.gov.cn 可查。"],
    ),
    "P08": (
        "other",
        ["见C:\\Users\\wang\\年报.docx。", "链接file:///D:/年报/终稿.docx。"],
        ["见A:B两类。", "见https://www.yunxi.gov.cn/home/a.html。"],
    ),
    "P09": (
        "preamble",
        ["机密★一年", "【内部资料】", "内部资料，注意保存"],
        ["公开前都经过保密审查。", "属于国家秘密的不予公开。", "机密文件按规定保管。", "内部资料管理规范。"],
    ),
    "W01": (
        "overview",
        ["公开及时,内容准确。", "存在不足:形式单一。", "公开(含转载)信息20条。"],
        ["公开及时，内容准确。", "版本号为V2.0,共3页。", "1.公开及时。", "增长3.5个百分点。"],
    ),
    "W02": (
        "overview",
        ["(一）主动公开情况良好。", "开展“阳光公开活动。", "落实《条例规定。"],
        [
            "（一）主动公开情况良好。",
            "1）主动公开；2）依申请公开。",
            "落实《关于〈办法〉的通知》。",
            "“一网”和“一端”。",
        ],
    ),
    "W03": (
        "overview",
        ["公开及时，，内容准确。", "行政复议、行政诉讼、情况良好。", "完成任务。。", "公开网站、公众号、等信息。"],
        ["公开及时……效果好。", "设一等、二等、等级分明。", "说明工作进展、情况说明书。", "包括：“公开”“解读”。"],
    ),
    "W04": (
        "overview",
        ["全年公开信息260条，群众满意率较高", "加强培训，提高业务能力和服务水平"],
        [
            "全年公开信息260条，群众满意率较高。",
            "（一）加强平台建设和内容保障",
            "内容如下：",
            "见《信息公开指南，第二版》",
        ],
    ),
    "W05": (
        "overview",
        ["全年公开信息260余。", "发布260余，受到好评。"],
        ["全年公开信息260余条。", "培训60余人次。"],
    ),
    "W06": (
        "overview",
        ["一是加强学习；二是完善制度。三是抓好落实。", "一是加强学习；三是抓好落实。"],
        [
            "一是加强学习；二是完善制度；三是抓好落实。",
            "一是加强学习。二是完善制度。",
            "问题一是如此。",
            "统一是关键，唯一是标准。",
        ],
    ),
    "W07": (
        "overview",
        ["1、加强学习。", "（一）、主动公开。"],
        ["1.加强学习。", "（一）主动公开。", "一、主动公开。"],
    ),
    "W08": (
        "overview",
        ["公 开及时。", "2024 年工作。"],
        ["公开及时。 内容准确。", "Word 文档 10 份", "使用 PDF 格式"],
    ),
    "W09": (
        "overview",
        ["丰富解读新式。", "推进优营商环境建设。", "请登陆网站查询。", "完善规范计划公开。"],
        ["丰富解读形式。", "打造最优营商环境。", "请登录网站查询。", "创优营商环境。"],
    ),
    "W10": (
        "overview",
        ["坚持新时代中国特色社会主义思想。", "学习贯彻二十届四中全会精神。", "坚定四个自觉。"],
        ["坚持习近平新时代中国特色社会主义思想。", "学习贯彻二十届三中全会精神。", "喜迎二十届四中全会胜利召开。"],
    ),
    "W11": (
        "overview",
        ["发布信息四十余条，转载45条。", "办理二十件，办结18件。"],
        ["发布信息40余条，转载45条。", "登记十二宗，发布45条。", "分三个方面，共45条。"],
    ),
    "W12": (
        "overview",
        ["公开信息，1条。", "收到申请，3件，均已办结。"],
        ["公开信息1条。", "公开信息，3件提案已办结。", "公开信息，共10条。"],
    ),
    "W13": (
        "overview",
        ["群众满意率达到102%。", "综合满意率满意率98%。"],
        ["群众满意率达到100%。", "增长率达到120%。", "办结率100%，满意率98%。"],
    ),
    "W14": (
        "overview",
        ["为残废人提供服务。", "方便瞎子查阅。"],
        ["为残疾人提供服务。", "方便视力残疾人查阅。"],
    ),
    "W15": (
        "preamble",
        ["现公布政务公开年度报告。", "本政务公开工作年度报告由六部分组成。"],
        ["现公布政府信息公开工作年度报告。", "政务公开工作取得成效。", "政务公开要点。"],
    ),
}
ONE = "全年共收到政府信息公开申请{}件。"


def with_more(part: str, text: str) -> Report:
    """Return the sound report with another paragraph in a part."""
    report = sound_report()
    return report.with_part(part, Part((*report.part(part).items, *Part.of(text).items)))


def with_example(rule: str, part: str, text: str) -> Report:
    """Return the report of an example. Where one telling that fits is enough, the text stands alone in 一."""
    return with_overview(text) if rule in ("N11", "N12", "N13") else with_more(part, text)


def with_overview(text: str) -> Report:
    """Return the sound report with nothing but this text in 一."""
    return sound_report().with_part("overview", Part.of(text))


def against(last: Report, now: Report | None = None) -> Context:
    """Return the sound report, or another, with last year's beside it."""
    return Context(now or sound_report(), last)


SOUND = sound_report()
LAST = replace(  # last year's report that the sound one follows from
    with_raw(
        SOUND,
        {
            "applications.carried_out.natural": "2",
            "applications.carried_out.total": "2",
            "applications.received_new.natural": "19",
            "applications.received_new.total": "24",
            "disclosure.normative_documents.in_force": "8",
        },
    ),
    year=2023,
    sections={**SOUND.sections, "overview": Part.of("另一年的文字。"), "problems": Part(), "other": Part()},
)
LONG = "".join(
    f"第{k}项工作由第{k}个小组承担，内容、方法和往年都不一样，结果也各有各的特点。" for k in "甲乙丙丁戊己庚辛"
)
OTHER = "".join(
    f"这里谈的是{k}村的公开栏、广播和明白纸，谁来更新，多久一次，村民怎样提意见。" for k in "东西南北上下前后"
)


def _last(**cells: str) -> Report:
    return with_raw(LAST, {name.replace("__", "."): text for name, text in cells.items()})


_PAIRS: dict[str, tuple[Subject, Subject]] = {
    "N01": (with_overview(ONE.format(30)), with_overview(ONE.format(25))),
    "N02": (with_overview("全年未收到政府信息公开申请。"), with_overview("未发生因政府信息公开申请引发的投诉。")),
    "N03": (with_overview("上年结转申请5件。"), with_overview("上年结转申请2件。")),
    "N04": (with_overview("收到的政府信息公开申请已答复30件。"), with_overview("收到的政府信息公开申请已答复24件。")),
    "N05": (with_overview("政府信息公开申请结转下年度4件。"), with_overview("政府信息公开申请结转2025年1件。")),
    "N06": (with_overview("办理的申请中，予以公开9件。"), with_overview("办理的申请中，予以公开12件，部分公开3件。")),
    "N07": (
        with_overview("收到的申请中，自然人申请7件。"),
        with_overview("收到的申请中，自然人18件，法人或其他组织5件。"),
    ),
    "N08": (with_overview("因政府信息公开被申请行政复议3件。"), with_overview("备案的行政复议案件134件。")),
    "N09": (with_overview("因政府信息公开引发行政诉讼2件。"), with_overview("行政诉讼0件。")),
    "N10": (with_overview("行政复议1件，被纠正1件。"), with_overview("行政复议1件，结果维持1件。")),
    "N18": (
        against(LAST, with_overview("收到政府信息公开申请23件，同比增长8.5%。")),
        against(LAST, with_overview("收到政府信息公开申请23件，同比下降4.2%。")),
    ),
    "R01": (
        against(LAST.with_part("overview", Part.of(LONG)), with_overview(LONG)),
        against(LAST.with_part("overview", Part.of(OTHER)), with_overview(LONG)),
    ),
    "R02": (
        against(LAST.with_part("overview", Part.of(OTHER)), with_overview(OTHER)),
        against(LAST.with_part("overview", Part.of(OTHER)), with_overview(OTHER[40:] + LONG)),
    ),
    "R03": (
        with_overview("全年依托桑园县人民政府门户网站公开信息。"),
        with_overview("全年依托云溪县人民政府门户网站公开信息。"),
    ),
    "R09": (changed(source_marks=("comment", "tracked_change")), changed(source_marks=("bookmark",))),
    "G01": (changed(source_marks=("layout_table",)), SOUND),
    "Y01": (against(_last(applications__carried_out__total="4")), against(LAST)),
    "Y02": (against(_last(applications__carried_out__natural="1")), against(LAST)),
    "Y03": (against(_last(disclosure__normative_documents__in_force="12")), against(LAST)),
    "Y04": (against(_last(disclosure__rules__in_force="3")), against(LAST)),
    "Y05": (
        against(replace(report_2019(), year=2019), report_2019()),
        against(
            with_raw(
                replace(report_2019(), year=2019),
                {
                    f"disclosure.{row}.last_year_items": "1"
                    for row in ("licensing", "other_services", "penalties", "compulsion", "fees")
                },
            ),
            report_2019(),
        ),
    ),
    "Y06": (against(report_2019(), changed(year=2021)), against(LAST)),
    "Y07": (against(replace(SOUND, year=2023)), against(LAST)),
    "Y08": (
        against(_last(disclosure__licensing__decisions="90")),
        against(_last(disclosure__licensing__decisions="640")),
    ),
    "Y09": (against(replace(LAST, organ="桑园镇人民政府")), against(replace(LAST, organ="青禾镇人民政府"))),
    "Y10": (against(_last(review__reconsideration__pending="3")), against(LAST)),
    "Y11": (against(_last(applications__granted__natural="99")), against(SOUND)),
}
EXAMPLES: dict[str, tuple[Subject, Subject]] = {
    **_PAIRS,
    **{
        rule: (with_example(rule, part, caught[0]), with_example(rule, part, fine[0]))
        for rule, (part, caught, fine) in TEXTS.items()
    },
}
