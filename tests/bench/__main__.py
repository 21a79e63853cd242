"""Print medians and ratios beside their aims. Asserts nothing: a busy machine proves nothing."""

from __future__ import annotations

import argparse
from pathlib import Path

from govreport_gui import paths
from tests.bench import documents, keystroke, prose, startup, writing
from tests.bench.timing import print_rows

SHARED_REPORTS = Path(__file__).resolve().parents[3] / "shared" / "cases" / "reports"


def main() -> None:
    """Measure start-up, then the sample report and the published ones where they lie beside the checkout."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="reports (.docx) to measure instead of the usual ones")
    parser.add_argument("--repeats", type=int, default=15, help="runs per measurement (default: 15)")
    options = parser.parse_args()
    print_rows("start-up to the first painted window", startup.measure(options.repeats))
    print_rows("typing a figure in the window", keystroke.measure(options.repeats * 20))
    print_rows("typing in a long text in the window", prose.measure(options.repeats * 10))
    for file in options.files or usual_files():
        print_rows(
            f"{file.parent.name}/{file.name}",
            [*documents.measure(file, options.repeats), *writing.measure(file, options.repeats)],
        )


def usual_files() -> list[Path]:
    """Return the sample report and the published reports."""
    return [paths.resource("samples", "sample_report.docx"), *sorted(SHARED_REPORTS.glob("*/report.docx"))]


if __name__ == "__main__":
    main()
