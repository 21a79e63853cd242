"""Write generated reports and read them back: each must be the same report.

    python -m tests.round_trip [COUNT] [--ending .docx] [--save-as docx|odt|doc]

With --save-as, LibreOffice opens and saves every file in between. Prints how many came back the same; exit status 1
where one did not.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings

from govreport_gui import writers
from govreport_gui.importing import import_file
from govreport_gui.proof.proof import prove
from govreport_gui.report import Report, report_json
from tests.plausible import only_texts, pictures_differ, plausible_reports, without_sources
from tests.test_conversions import soffice


def generated(count: int) -> list[Report]:
    """Return generated reports, the same ones each time."""
    drawn: list[Report] = []

    @settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(plausible_reports())
    def draw(report: Report) -> None:
        drawn.append(report)

    draw()
    return drawn[:count]


def came_back(report: Report, path: Path) -> bool:
    """Say whether a file holds all of a report, or what its format can hold: of a page figures, in text no pictures."""
    back = import_file(path).report
    if path.suffix in (".docx", ".html"):
        same = without_sources(back) == without_sources(report)
        return same and not pictures_differ(report, back, named=path.suffix == ".html")
    if path.suffix == ".pdf":
        return report_json(back)["tables"] == report_json(report)["tables"]
    return report_json(back) == report_json(report) and only_texts(back) == only_texts(report)


def main() -> int:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("count", nargs="?", type=int, default=200)
    options.add_argument("--ending", default=".docx", choices=[key for key in writers.WRITERS if key != ".json"])
    options.add_argument("--save-as", choices=["docx", "odt", "doc"])
    chosen = options.parse_args()
    reports = generated(chosen.count)
    with tempfile.TemporaryDirectory() as name:
        lost = [k for k, report in enumerate(reports) if not _same(k, report, Path(name), chosen)]
    print(f"{len(reports) - len(lost)} of {len(reports)} came back the same; not: {lost or 'none'}")
    return 1 if lost else 0


def _same(number: int, report: Report, folder: Path, chosen: argparse.Namespace) -> bool:
    path = folder / f"{number}{chosen.ending}"
    writers.write(report, path)
    if not prove(report, path).is_equal:
        return False
    if chosen.save_as:
        return saved_again(report, soffice(path, chosen.save_as, folder))
    return came_back(report, path)


def saved_again(report: Report, path: Path) -> bool:
    """Say whether a file that LibreOffice wrote of an export holds all of the report, pictures and tables in it too.

    Sizes of pictures are compared but in .doc, where LibreOffice draws them in sizes of its own.
    """
    back = import_file(path).report
    same = without_sources(back) == without_sources(report)
    return same and (path.suffix == ".doc" or not pictures_differ(report, back, named=False))


if __name__ == "__main__":
    sys.exit(main())
