"""Measures an index on a PostgreSQL server: python benchmarks/server.py FOLDER [--clients 8] [--seconds 20] [--standby].

FOLDER holds event files, as benchmarks/archive.py makes them. Told are the rate of the first push, the size, and how long a
search takes (connecting included, the start of Python not) in the file and on the server, for one client and for several
at once; with --standby, for as many that share the server and a streaming standby of it.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from cgluctl.answers import find
from cgluctl.answers.context import Context
from cgluctl.answers.filters import Filters
from cgluctl.language.messages import Messages
from cgluctl.search.archive import Archive
from cgluctl.search.files import files_of

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from postgres.server import Server, other_user, running

QUERIES = (
    *(
        "migration",
        "migrants",
        "droits",
        "housing",
        "vivienda",
        "fracture numérique",
        "right to the city",
        "feuille de route",
    ),
    *(
        "droits humains",
        "santé",
        "climat",
        "eau énergie",
        "logement abordable",
        "participation citoyenne",
        "migraton",
        "éducation",
    ),
)


BUFFERS = "2GB"  # a quarter of the memory of a small server, as the manual of PostgreSQL advises


def searched(store: str | None, index: str | None, words: str) -> float:
    """Seconds that one search takes."""
    start = time.perf_counter()
    archive = Archive(store, index=index)
    with closing(archive.db):
        find.search(Context(archive, "fr", Messages("fr")), [words], Filters(), 50)
    return time.perf_counter() - start


def _client(
    store: str | None, index: str | None, seconds: float, seed: int, told: multiprocessing.Queue[list[float]]
) -> None:
    dice, end, found = random.Random(seed), time.monotonic() + seconds, []
    while time.monotonic() < end:
        found.append(searched(store, index, dice.choice(QUERIES)))
    told.put(found)


def latencies(places: list[tuple[str | None, str | None]], seconds: float) -> list[float]:
    """How long searches take of as many clients as there are places, all at once."""
    told: multiprocessing.Queue[list[float]] = multiprocessing.Queue()
    clients = [
        multiprocessing.Process(target=_client, args=(*place, seconds, seed, told)) for seed, place in enumerate(places)
    ]
    for client in clients:
        client.start()
    found = [time for _ in clients for time in told.get()]
    for client in clients:
        client.join()
    return sorted(found)


def tell(name: str, found: list[float], seconds: float) -> None:
    """One line: how many searches a second, and how long they take."""
    p50, p99 = statistics.median(found), found[int(len(found) * 0.99)]
    print(
        f"{name:40} {len(found) / seconds:8.1f} searches/s  p50 {p50 * 1e3:8.1f} ms  p99 {p99 * 1e3:8.1f} ms",
        flush=True,
    )


@contextmanager
def standby(primary: Server) -> Iterator[Server]:
    """A streaming standby of a server, beside it."""
    folder, user = primary.folder / "standby", other_user()
    with open(primary.folder / "data" / "pg_hba.conf", "a", encoding="utf-8") as rules:
        rules.write("local replication all trust\n")
    _told(primary, "SELECT pg_reload_conf()")
    copy = [
        primary.programs / "pg_basebackup",
        "-D",
        folder / "data",
        "-R",
        "-h",
        primary.folder,
        "-p",
        str(primary.port),
    ]
    os.mkdir(folder)
    if user:
        os.chown(folder, user["user"], user["group"])
    subprocess.run([str(word) for word in [*copy, "-U", "archivist", "-c", "fast"]], check=True, cwd="/", **user)
    from postgres.server import _free_port, _started

    with _started(Server(primary.programs, folder, _free_port()), user, shared_buffers=BUFFERS) as found:
        yield found


def _told(server: Server, sql: str) -> str:
    import psycopg

    with psycopg.connect(server.url("archive"), autocommit=True) as db:
        row = db.execute(sql).fetchone()  # type: ignore[call-overload]
        return str(row[0]) if row else ""


def measure(folder: str, clients: int, seconds: float, wanted: bool) -> None:
    """Prints all figures."""
    from cgluctl.search.postgres.push import push

    with running(shared_buffers=BUFFERS) as server:
        import psycopg

        with psycopg.connect(server.url(), autocommit=True) as db:
            db.execute("CREATE DATABASE archive")
        index, start = server.url("archive"), time.perf_counter()
        push(index, files_of(folder))
        took = time.perf_counter() - start
        passages = int(_told(server, "SELECT value FROM cgluctl.total WHERE name = 'passage'"))
        size = _told(server, "SELECT pg_size_pretty(pg_database_size('archive'))")
        print(f"{passages} passages pushed in {took:.0f} s: {passages / took:.0f} a second; {size}", flush=True)
        for place in ((folder, None), (None, index)):  # builds the file's index, and both are read from memory then
            for words in QUERIES:
                searched(*place, words)
        tell("file, 1 client", latencies([(folder, None)], seconds), seconds)
        tell(f"file, {clients} clients", latencies([(folder, None)] * clients, seconds), seconds)
        tell("server, 1 client", latencies([(None, index)], seconds), seconds)
        tell(f"server, {clients} clients", latencies([(None, index)] * clients, seconds), seconds)
        if wanted:
            with standby(server) as second:
                places = [(None, index), (None, second.url("archive"))] * (clients // 2)
                tell(f"server and standby, {clients} clients", latencies(places, seconds), seconds)


def main() -> None:
    """Reads the command line."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder")
    options.add_argument("--clients", type=int, default=8)
    options.add_argument("--seconds", type=float, default=20)
    options.add_argument("--standby", action="store_true")
    given = options.parse_args()
    measure(given.folder, given.clients, given.seconds, given.standby)


if __name__ == "__main__":
    main()
