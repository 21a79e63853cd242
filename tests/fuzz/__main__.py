"""Import damaged files by the thousand: each must end in a report or in one sentence, and soon.

    python -m tests.fuzz [COUNT] [--seed N] [--seconds S]

Valid files of every readable kind are made from the practice report (or taken from ../shared, where it is); in each
input a few bytes are flipped, cut out or doubled, half of the time inside a zip's parts, where a flip does not just
break the checksum. Prints one line a kind; exit status 1 where anything but a report or a ReadError came out.
"""

from __future__ import annotations

import argparse
import io
import random
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from pathlib import Path
from types import FrameType

from govreport_gui import project, writers
from govreport_gui.errors import ReadError
from govreport_gui.importing import import_file
from tests.builders import sample_report
from tests.conftest import SHARED
from tests.recognise.flattenings import STYLES, as_text


class TooSlowError(Exception):
    """An input took longer than allowed."""


def main() -> int:
    """Run the inputs and print what became of them."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("count", nargs="?", type=int, default=2000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--seconds", type=int, default=10, help="for one input")
    chosen = options.parse_args()
    rng = random.Random(chosen.seed)
    results: dict[str, Counter[str]] = {}
    slowest: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        valid = valid_files(Path(folder))
        for k in range(chosen.count):
            name, data = pick(valid, k)
            ending = Path(name).suffix
            outcome, seconds = run(Path(folder, f"input{ending}"), damage(data, rng), chosen.seconds)
            results.setdefault(ending, Counter())[outcome] += 1
            slowest[ending] = max(slowest.get(ending, 0.0), seconds)
    for ending, counts in sorted(results.items()):
        told = ", ".join(f"{outcome} {count}" for outcome, count in sorted(counts.items()))
        print(f"{ending}: {sum(counts.values())} inputs: {told}; slowest {slowest[ending]:.2f} s")
    return int(any(outcome not in ("report", "sentence") for counts in results.values() for outcome in counts))


def pick(valid: list[tuple[str, bytes]], k: int) -> tuple[str, bytes]:
    """Return the file for the k-th input: in turn, but a PDF, which a process of its own reads, each 25th time only."""
    kinds = [[file for file in valid if (file[0].endswith(".pdf")) is slow] for slow in (False, True)]
    chosen = kinds[1] if kinds[1] and k % 25 == 0 else kinds[0]
    return chosen[k // (25 if chosen is kinds[1] else 1) % len(chosen)]


def valid_files(folder: Path) -> list[tuple[str, bytes]]:
    """Return (name, bytes) of valid files of every kind."""
    report = sample_report()
    files: list[tuple[str, bytes]] = []
    for ending in writers.WRITERS:
        if ending != ".json":
            writers.write(report, folder / f"valid{ending}")
            files.append((f"valid{ending}", (folder / f"valid{ending}").read_bytes()))
    project.save(project.Project(report), folder / "valid.govreport")
    files.append(("valid.govreport", (folder / "valid.govreport").read_bytes()))
    files += [(f"{style}.txt", as_text(report, style).encode("gb18030")) for style in STYLES]
    shared = sorted((SHARED / "cases" / "reports").glob("*/report.*")) if SHARED.is_dir() else []
    files += [(file.name, file.read_bytes()) for file in shared if file.suffix in (".html", ".docx", ".pdf")]
    return files


def damage(data: bytes, rng: random.Random) -> bytes:
    """Return the data with a few bytes changed."""
    if data[:2] == b"PK" and rng.random() < 0.5:
        return damage_part(data, rng)
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 5, 20))):
        at = rng.randrange(len(changed))
        kind = rng.randrange(4)
        if kind == 0:
            changed[at] = rng.randrange(256)
        elif kind == 1:
            changed[at] ^= 1 << rng.randrange(8)
        elif kind == 2 and len(changed) > 100:
            del changed[at : at + rng.randrange(1, 50)]
        else:
            changed[at:at] = changed[at : at + rng.randrange(1, 50)]
    return bytes(changed)


def damage_part(data: bytes, rng: random.Random) -> bytes:
    """Return a zip with one of its parts changed and its checksums right."""
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        parts = [(name, before.read(name)) for name in before.namelist()]
    chosen = rng.randrange(len(parts))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after:
        for k, (name, part) in enumerate(parts):
            after.writestr(name, damage(part, rng) if k == chosen and part else part)
    return made.getvalue()


def run(path: Path, data: bytes, seconds: int) -> tuple[str, float]:
    """Import one input; return what came out and how long it took."""
    path.write_bytes(data)
    started = time.perf_counter()
    signal.signal(signal.SIGALRM, _too_slow)
    signal.alarm(seconds)
    try:
        import_file(path)
        outcome = "report"
    except ReadError:
        outcome = "sentence"
    except Exception as error:  # the point of the run: to see what else comes out
        outcome = type(error).__name__
        kept = path.with_name(f"found-{outcome}{path.suffix}")
        print(f"{outcome}: {error}\n{traceback.format_exc(limit=-4)}", file=sys.stderr)
        Path(tempfile.gettempdir(), kept.name).write_bytes(data)
    finally:
        signal.alarm(0)
    return outcome, time.perf_counter() - started


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise TooSlowError


if __name__ == "__main__":
    sys.exit(main())
