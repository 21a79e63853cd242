"""A file with all that this format can hold opens for ever.

`projects/format_1_full.govreport` was written once; what is in it stands beside it. It is never written anew: a new
format, or a new kind of content, gets a new file.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from govreport_gui.project import Project, load, save
from tests.test_project import contents

SAMPLES = Path(__file__).parent / "projects"


def all_contents(project: Project) -> dict[str, object]:
    """Say all that is in a project, for people to read."""
    report = project.report
    return contents(project) | {
        "waivers": [
            [w.rule, [list(ref) for ref in w.cells], w.part, list(w.rests_on), w.reason] for w in report.waivers
        ],
        "kept": [[kept.part, kept.text] for kept in report.kept],
        "links": [[link.part, link.start, link.end, *link.cell] for link in report.links],
        "carried": [[mark.part, mark.start, mark.end, mark.kind.name] for mark in report.carried],
        "printed_labels": [[p.table, p.official, p.read, list(p.figures)] for p in report.printed_labels],
        "source_marks": list(report.source_marks),
        "profile": _plain(asdict(project.profile)),
        "page": [project.page.body.name, project.page.line_pt, project.page.signature.name],
        "issued": [[item.id, item.when, item.file_name, item.report.title] for item in project.issued],
        "unknown": sorted(project.unknown.entries),
    }


def _plain(data: object) -> dict[str, object]:
    """Return a record as JSON knows it, without what was not said."""
    text = json.dumps(data, default=lambda value: sorted(value) if isinstance(value, frozenset) else str(value))
    return json.loads(text, object_hook=lambda record: {key: value for key, value in record.items() if value})


def test_a_full_file_of_format_1_opens():
    expected = json.loads((SAMPLES / "format_1_full.expected.json").read_text(encoding="utf-8"))
    assert all_contents(load(SAMPLES / "format_1_full.govreport")) == expected


def test_nothing_of_a_full_file_is_lost_in_saving(tmp_path):
    project = load(SAMPLES / "format_1_full.govreport")
    save(project, tmp_path / "b.govreport")
    assert load(tmp_path / "b.govreport") == project
