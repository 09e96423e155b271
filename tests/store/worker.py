"""A process that works in a study and says what is safe; run by tests that kill it.

Usage: worker.py STUDY NAME COUNT [DATABASE]. Adds COUNT codings (0: until killed), and prints the
id of each once `apply` has returned; writes the files back after each fifth.
"""

import itertools
import sys
from pathlib import Path

from wijkpeil.errors import StoreError
from wijkpeil.fieldwork.change import Change, RowChange
from wijkpeil.fieldwork.codes.coding import Coding
from wijkpeil.store import open_store
from wijkpeil.study import read_study


def main(folder: str, name: str, count: str, *database: str) -> None:
    study = read_study(Path(folder), need_data=False)
    print("reading", flush=True)  # noqa: T201
    given = {"database": database[0], "name": "study"} if database else {}
    with open_store(study, **given) as store:
        for at in itertools.count() if count == "0" else range(int(count)):
            one = Coding("gesprek", at % 40, at % 40 + 6, "steun", name, f"{name}-{at}")
            rows = (RowChange("codings", one.id, None, one),)
            store.apply(Change("add codings", rows, "1"), who=name)
            print(one.id, flush=True)  # noqa: T201
            if at % 5 == 4:
                store.write_back()


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except StoreError as error:
        sys.exit(str(error))
