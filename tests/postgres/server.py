"""A PostgreSQL server of the tests' own: the newest that the machine has, in a folder and on a socket of its own."""

from __future__ import annotations

import glob
import os
import pwd
import re
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

OLDEST = 15
OWNER = "archivist"


class NoServer(Exception):
    """Why no server can be started here."""


class Server(NamedTuple):
    """A running server: its programs, its folder (data in `data`, the socket beside), and its port."""

    programs: Path
    folder: Path
    port: int

    def url(self, database: str = "postgres", user: str = OWNER, more: str = "") -> str:
        """The address of a database over the socket."""
        return f"postgresql://{user}@/{database}?host={self.folder}&port={self.port}{more}"

    def tcp(self, database: str = "postgres", user: str = OWNER, password: str = "") -> str:
        """The address of a database over TCP, where a password is asked for."""
        secret = f":{password}" if password else ""
        return f"postgresql://{user}{secret}@127.0.0.1:{self.port}/{database}"


def programs() -> Path:
    """The folder of the newest server's programs. NoServer when there is none that is new enough."""
    found = [
        shutil.which("postgres"),
        *glob.glob("/usr/lib/postgresql/*/bin/postgres"),
        *glob.glob("/usr/pgsql-*/bin/postgres"),
    ]
    folders = {Path(os.path.realpath(path)).parent for path in found if path}
    versions = {folder: _version(folder / "postgres") for folder in folders if (folder / "initdb").exists()}
    if not versions:
        raise NoServer("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    newest = max(versions, key=lambda folder: versions[folder])
    if versions[newest] < OLDEST:
        raise NoServer(f"PostgreSQL {versions[newest]} is older than {OLDEST}")
    return newest


def _version(program: Path) -> int:
    told = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
    found = re.search(r"\d+", told)
    return int(found[0]) if found else 0


def done(url: str, *statements: str) -> None:
    """Runs statements on a database as its owner."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as db:
        for statement in statements:
            db.execute(statement)


def other_user() -> dict[str, Any]:
    """How a process is started as somebody else where we are root, whom the server refuses. NoServer when nobody is there."""
    if os.getuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            user = pwd.getpwnam(name)
            return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise NoServer("the server refuses to run as root, and there is no other user to run it as")


@contextmanager
def running(**settings: str) -> Iterator[Server]:
    """A server with the superuser OWNER, trusted on the socket and asked for a password on TCP. NoServer when it will not start."""
    found, user = programs(), other_user()
    folder = Path(tempfile.mkdtemp(prefix="cgluctl-pg-"))  # a socket's path must be short, and open to that user
    try:
        if user:
            os.chown(folder, user["user"], user["group"])
        data = folder / "data"
        _run([found / "initdb", "-D", data, "-U", OWNER, "-E", "UTF8", "--locale=C", "-A", "trust", "--no-sync"], user)
        (data / "pg_hba.conf").write_text("local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n", "utf-8")
        with _started(Server(found, folder, _free_port()), user, **settings) as server:
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[Any], user: dict[str, Any]) -> None:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, cwd="/", **user)
    if done.returncode:
        raise NoServer(f"{Path(command[0]).name} failed: {done.stderr.strip()[-300:]}")


def _free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def _started(server: Server, user: dict[str, Any], **wanted: str) -> Iterator[Server]:
    settings = {
        "listen_addresses": "127.0.0.1",
        "unix_socket_directories": server.folder,
        "port": server.port,
        "fsync": "off",
        "shared_buffers": "64MB",
        "max_connections": "40",
        **wanted,
    }
    words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    log = server.folder / "log"
    with open(log, "wb") as out:
        process = subprocess.Popen(
            [str(server.programs / "postgres"), "-D", str(server.folder / "data"), *words],
            stdout=out,
            stderr=out,
            cwd="/",
            **user,
        )
    try:
        for _ in range(600):
            if "ready to accept connections" in log.read_text("utf-8", "replace"):
                break
            if process.poll() is not None:
                raise NoServer(f"the server did not start: {log.read_text('utf-8', 'replace').strip()[-300:]}")
            time.sleep(0.05)
        yield server
    finally:
        process.send_signal(signal.SIGINT)  # whoever is still connected is sent away
        process.wait(30)
