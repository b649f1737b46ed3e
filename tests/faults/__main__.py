"""All proofs, at the numbers of docs/reliability.md unless told otherwise; the table, and 1 when a promise was broken."""

from __future__ import annotations

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))  # where the tests find what they share

from . import bombs, calls, crowd, fuzz, inject, kill, power, properties, table  # noqa: E402
from .desk import DEEDS, Desk  # noqa: E402
from .process import Apart, Forked, warm  # noqa: E402

PROOFS = ("kill", "inject", "power", "crowd", "fuzz", "bombs", "properties")


def main() -> int:
    """Tries what the command line asks for and prints the table."""
    asked = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    asked.add_argument("--only", choices=PROOFS, action="append", help="this proof alone; may be given again")
    asked.add_argument("--deed", choices=[deed.name for deed in DEEDS], action="append", help="this change alone")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument(
        "--kills", type=int, default=1000, help="killed imports, in forks; a tenth as many in new processes"
    )
    asked.add_argument(
        "--calls", type=int, help="injected calls a change and fault, picked at random; all of them without"
    )
    asked.add_argument("--every", type=int, default=1, help="one state of a power cut in so many")
    asked.add_argument("--writers", type=int, default=8)
    asked.add_argument("--reads", type=int, default=1000, help="reads while they write")
    asked.add_argument("--stores", type=int, default=10_000, help="fuzzed stores")
    asked.add_argument("--examples", type=int, default=2000, help="made-up inputs a property")
    given = asked.parse_args()
    rows = []
    for proof in given.only or PROOFS:
        print(f"{proof} …", file=sys.stderr, flush=True)
        rows += list(_proof(proof, given))
    print(f"Seed {given.seed}; Python {platform.python_version()}, {platform.system()} {platform.machine()}\n")
    print("\n".join(table.lines(rows)))
    return int(any(row.failures or not row.trials for row in rows))


def _proof(proof: str, given: argparse.Namespace) -> Iterator[table.Row]:
    if proof == "properties":
        yield properties.properties(ROOT, given.examples)
        return
    if proof in ("inject", "power") and (why := calls.missing()):
        yield table.Row(f"{proof}: not tried", 0, note=why)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = desk_in(folder)
        deeds = [deed for deed in DEEDS if deed.name in (given.deed or [deed.name])]
        if proof == "kill":
            imports = [deed for deed in deeds if deed.name.startswith("import")]
            yield kill.kills(desk, given.kills, given.seed, deeds=imports, how="imports, in forks")
            apart = Desk(folder / "apart", Apart)
            yield kill.kills(
                apart, max(1, given.kills // 10), given.seed, deeds=imports, how="imports, in new processes"
            )
            for number in kill.SIGNALS:
                yield kill.kills(
                    desk, max(1, given.kills // 4), given.seed, number, deeds, how="every change, in forks"
                )
        elif proof == "inject":
            yield from inject.injections(desk, given.seed, given.calls, deeds)
        elif proof == "power":
            yield power.cuts(desk, deeds, given.every)
        elif proof == "crowd":
            yield from crowd.crowd(desk, _processes, given.writers, given.reads)
        elif proof == "bombs":
            yield bombs.refused(desk, folder)
        else:
            yield from fuzz.stores(desk, fuzz.good(desk), given.stores, given.seed)


def _processes(number: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(number, get_context("fork"))


def desk_in(folder: Path) -> Desk:
    """A desk whose runs are forks of this process."""
    warm(folder)
    return Desk(folder / "desk", Forked)


if __name__ == "__main__":
    sys.exit(main())
