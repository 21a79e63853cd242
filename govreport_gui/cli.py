"""The command line `govreport`: the same engine as the window, without a window. It never imports Qt.

Exit status: 0 done and no finding of severity error; 1 done, errors found (`check`); 2 the command, the file or the
output is no good: one sentence on stderr.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from govreport_gui import __version__
from govreport_gui.errors import GovReportError, WriteError

if TYPE_CHECKING:
    from govreport_gui.finding import Finding
    from govreport_gui.project import Project
    from govreport_gui.recognise.records import Recognition

# The engine is imported inside the commands, so that --help and a mistyped name answer at once.
# ruff: noqa: PLC0415

DONE, ERRORS_FOUND, FAILED, BROKEN_PIPE, INTERRUPTED = 0, 1, 2, 141, 130


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return the exit status."""
    _speak_utf8()
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        status = command(options)
        sys.stdout.flush()
        return status
    except GovReportError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # `govreport read … | head`: nobody listens any more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception as error:
        if "debug" in options:
            raise
        return _fail(
            f"程序内部出错（{type(error).__name__}），文件没有改动。请加 --debug 再运行一次，把显示的内容发给维护人员。"
        )


# ── commands ──


def _read(options: argparse.Namespace) -> int:
    from govreport_gui import cli_output

    if options.blocks:
        from govreport_gui import readers

        blocks = readers.read(options.file)
        _print(options, cli_output.blocks_json(blocks), lambda: cli_output.blocks_text(blocks))
        return DONE
    recognition = _open(options.file)[0]
    _print(options, cli_output.recognition_json(recognition), lambda: cli_output.recognition_text(recognition))
    return DONE


def _check(options: argparse.Namespace) -> int:
    from govreport_gui import cli_output

    project = _open(options.file)[1]
    if options.last_year:
        project = replace(project, last_year=_open(options.last_year)[0].report)
    findings, report = _findings(project, options.today), project.report
    _print(options, cli_output.findings_json(findings), lambda: cli_output.findings_text(findings, report))
    return ERRORS_FOUND if _open_errors(findings) else DONE


def _findings(project: Project, today: date | None = None) -> list[Finding]:
    """Check a report; what was accepted is marked.

    Without this computer's fonts, and without today's date unless it is given: the same file gives the same findings
    everywhere on every day.
    """
    from govreport_gui import profile_storage, waivers
    from govreport_gui.checks import check
    from govreport_gui.checks.profile import organ_of
    from govreport_gui.writers.fonts_wanted import fonts_wanted
    from govreport_gui.writers.page_profile import OFFICIAL

    report = project.report
    answers = project.profile or profile_storage.load_default().for_organ(organ_of(report))
    profile, fonts = answers.profile(organ_of(report)), fonts_wanted(project.page or OFFICIAL)
    found = check(report, project.last_year, today=today, profile=profile, surroundings=fonts)
    return waivers.apply(found, report, report.waivers)


def _open_errors(findings: Iterable[Finding]) -> int:
    from govreport_gui.finding import Severity

    return sum(finding.severity is Severity.ERROR and finding.waived is None for finding in findings)


def _export(options: argparse.Namespace) -> int:
    source, target = options.file, options.output
    if target.exists() and source.exists() and target.samefile(source):
        raise WriteError("输出文件就是输入文件，会把它盖掉。请在 -o 后面换一个文件名。")
    project = _open(source)[1]
    errors = _open_errors(_findings(project)) if options.draft == "auto" else 0
    draft = options.draft == "yes" or errors > 0
    proved = _write(project, target, draft=draft)
    print(f"已写出“{target.name}”。{proved}")
    if draft:
        print(_draft_remark(target, errors))
    if carried := len(project.report.carried):
        print(f"注意：正文里还有 {carried} 处上年的数或者计划没有更新，公布之前请改好。")
    return DONE


def _write(project: Project, target: Path, *, draft: bool) -> str:
    """Write a file and read it back; return what that proved, as a sentence."""
    from govreport_gui import page_storage, writers
    from govreport_gui import project as projects
    from govreport_gui.proof import proof
    from govreport_gui.writers.edition import Edition

    if target.suffix.lower() == projects.SUFFIX:
        projects.save(project, target)
        return ""
    page = project.page or page_storage.load_default()
    edition = Edition(page=page, draft=draft, last_year=project.last_year)
    writers.write(project.report, target, edition)
    return f"{proof.require_equal(project.report, target, edition).sentence()}。"


def _draft_remark(target: Path, errors: int) -> str:
    """Say that a file is marked as a draft and why, or that it has no place for that."""
    from govreport_gui.writers import WRITERS

    why = f"还有 {errors} 个错误没有改正，" if errors else ""
    writer = WRITERS.get(target.suffix.lower())
    if writer is not None and writer.marks_drafts:
        return f"{why}已经标上“草稿”。"
    return f"注意：{why}这种文件没有地方标“草稿”，没有标。"


def _compare(options: argparse.Namespace) -> int:
    from govreport_gui import cli_output, compare

    first, second = (_open(path)[0].report for path in (options.file, options.other))
    found = compare.compare(first, second)
    _print(options, cli_output.comparison_json(found), lambda: cli_output.comparison_text(found))
    return DONE


def _roll(options: argparse.Namespace) -> int:
    from govreport_gui import cli_output, rollover
    from govreport_gui import project as projects

    target = options.output
    if target.suffix.lower() != projects.SUFFIX:
        raise WriteError(f"新报告的草稿只能存成项目文件。请让 -o 后面的文件名以 {projects.SUFFIX} 结尾。")
    if target.exists():
        raise WriteError(f"“{target.name}”已经有了，没有动它。请在 -o 后面换一个文件名。")
    before = _open(options.file)[1]
    draft = rollover.roll(before.report, options.year)
    made = replace(
        before, report=draft.report, last_year=draft.last_year, unknown=projects.Unknown(), issued=(), remarks=()
    )
    projects.save(made, target)
    _print(options, cli_output.draft_json(draft), lambda: cli_output.draft_text(draft, target.name))
    return DONE


def _open(path: Path) -> tuple[Recognition, Project]:
    """Return what stands in a file, and the project it is or would become."""
    from govreport_gui import project as projects
    from govreport_gui.importing import import_file
    from govreport_gui.recognise.records import Recognition

    if path.suffix.lower() == projects.SUFFIX:
        project = projects.load(path)
        return Recognition(project.report), project
    recognition = import_file(path)
    return recognition, projects.Project(recognition.report, original_name=path.name, original=path.read_bytes())


# ── output ──


def _print(options: argparse.Namespace, data: object, lines: Callable[[], Iterable[str]]) -> None:
    """Print the JSON where it is asked for, else the lines for people."""
    if options.json:
        print(json.dumps(data, ensure_ascii=False, indent=1))
        return
    for line in lines():
        print(line)


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return FAILED


def _speak_utf8() -> None:
    """Print UTF-8 whatever the console's code page is; what no encoding holds is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


# ── arguments ──


class _Formatter(argparse.HelpFormatter):
    """argparse's help, with its one English word in Chinese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Chinese: argparse's own sentences are English, so they are not shown."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog, description=description, add_help=False, formatter_class=_Formatter, allow_abbrev=False)
        self._positionals.title = "必填"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")
        # No default: the one of a command would hide a --debug that stands before the command.
        self.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help="程序出错时显示详细信息")

    def error(self, message: str) -> NoReturn:
        self.exit(
            FAILED, f"命令不完整，或者有认不出的选项。{self.format_usage()}输入 {self.prog} --help 可以看说明。\n"
        )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser("govreport", "读取、核对、导出政府信息公开工作年度报告，全程离线。")
    parser.add_argument("--version", action="version", version=__version__, help="显示版本号")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)

    def command(name: str, run: Callable[[argparse.Namespace], int], what: str) -> _Parser:
        added: _Parser = commands.add_parser(name, prog=f"govreport {name}", description=what, help=what)
        added.set_defaults(command=run)
        added.add_argument("file", metavar="文件", type=Path, help="报告文件，或者 .govreport 项目文件")
        return added

    read = command("read", _read, "显示文件里读出了什么，哪些存疑、空白、没有放入")
    read.add_argument("--blocks", action="store_true", help="只显示文件里有哪些标题、段落、表格和图片，不识别报告")
    check = command("check", _check, "核对报告，列出错误、警告和提示")
    check.add_argument("--last-year", metavar="文件", type=Path, help="上一年的报告，用来核对前后衔接")
    on_day = "按这一天核对期限，写成 2026-01-20；不写就不核对离期限还有几天"
    check.add_argument("--today", metavar="日期", type=date.fromisoformat, help=on_day)
    compare = command("compare", _compare, "比较两份报告，列出不同的数字和文字")
    compare.add_argument("other", metavar="另一份文件", type=Path, help="与它比较的报告，或者 .govreport 项目文件")
    for each in (read, check, compare):
        each.add_argument("--json", action="store_true", help="输出 JSON，供其他程序使用")
    export = command("export", _export, "把报告另存为其他格式，格式看输出文件名的结尾")
    export.add_argument("-o", "--output", metavar="输出文件", type=Path, required=True, help="例如 报告.docx")
    marks = "每一页标上“草稿”：yes 标，no 不标，auto 还有错误没有改正时才标；不写就不标"
    export.add_argument("--draft", metavar="yes|no|auto", choices=("yes", "no", "auto"), default="no", help=marks)
    roll = command("roll", _roll, "用去年的报告做出今年的草稿，列出每一处改动")
    roll.add_argument("-o", "--output", metavar="输出文件", type=Path, required=True, help="例如 2025年报告.govreport")
    roll.add_argument("--year", metavar="年度", type=int, help="新报告的年度，不写就是去年报告的下一年")
    roll.add_argument("--json", action="store_true", help="输出 JSON，供其他程序使用")
    return parser


if __name__ == "__main__":
    sys.exit(main())
