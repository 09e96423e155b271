"""Print every figure on speed, memory and accuracy: ``python -m benchmarks``.

``--only TOPIC`` does one topic (more if it is given again). Tests on real data run on the open
data in ``../shared/data``, or in the folder ``--real``; where they aren't they are left out.
``--write FILE`` puts each topic between its marks ``<!-- bench:TOPIC -->`` and ``<!-- /bench -->``;
what was left out stays as it was.
"""

import argparse
import platform
import re
from pathlib import Path

from benchmarks.sections import TOPICS
from benchmarks.topic import Asked, LeftOut

REAL = Path(__file__).parents[2] / "shared" / "data"


def main() -> None:
    """Run the topics that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", action="append", choices=TOPICS, help="this topic alone")
    parser.add_argument("--seeds", type=int, help="made-up countries, for every topic")
    parser.add_argument("--real", type=Path, default=REAL, help="folder with open data")
    parser.add_argument("--write", type=Path, help="page to put the tables in")
    given = parser.parse_args()
    asked = Asked(seeds=given.seeds, real=given.real)
    print(f"Python {platform.python_version()}, {platform.machine()}.")
    for name in given.only or TOPICS:
        try:
            title, measured = TOPICS[name](asked)
        except LeftOut as reason:
            print(f"\n“{name}” was left out: {reason}.", flush=True)
            continue
        print(f"\n### {title}\n\n{measured}", flush=True)
        if given.write:
            put(given.write, name, measured)


def put(page: Path, topic: str, measured: str) -> None:
    """Put what was measured between the marks of its topic."""
    marks = re.compile(rf"(<!-- bench:{topic} -->\n).*?(\n<!-- /bench -->)", re.DOTALL)
    text = page.read_text(encoding="utf-8")
    if not marks.search(text):
        raise SystemExit(f"{page} has no mark <!-- bench:{topic} -->.")
    written = marks.sub(lambda mark: mark[1] + measured + mark[2], text, count=1)
    page.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
