"""`python -m tests.bench.freeze`: how long the window cannot move while it does what takes long.

A timer beats in the event loop of a real window with a long report; the longest time between two beats is how long
keys, clicks and painting waited. Printed as a ratio to the 100 ms that the project allows; "worked" is what the
window's own thread did of it, for on a busy computer the rest is other programs' time.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.timing import Row

ALLOWED = 100.0  # milliseconds


def main() -> None:
    """Measure each operation."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.freeze", description=__doc__)
    parser.add_argument("--only", default="", help="operations whose name holds these characters")
    parser.add_argument("--repeats", type=int, default=5, help="runs of each operation; the best counts")
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        os.environ["GOVREPORT_HOME"] = folder
        print(f"longest time the window was held, against the {ALLOWED:.0f} ms allowed (best of {options.repeats})")
        for row in measure(Path(folder), options.only, options.repeats):
            print(row, flush=True)


def measure(folder: Path, only: str, repeats: int) -> Iterator[Row]:
    """Yield the longest hold of every operation."""
    from tests.bench.freeze_operations import Bench, operations  # noqa: PLC0415 (the settings' folder is named before)

    bench = Bench(folder)
    for name, operation in operations(bench).items():
        if only in name:
            holds = [bench.run(operation) for _ in range(repeats)]
            best = min(holds, key=lambda hold: hold.milliseconds)
            over = "over" if best.milliseconds > ALLOWED else "    "
            yield Row(name, best.milliseconds, best.milliseconds / ALLOWED, f"{over}  worked {best.worked:.0f} ms")
    bench.close()


if __name__ == "__main__":
    main()
