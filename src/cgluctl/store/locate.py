"""Which event files a command speaks of, and which folders are the user's."""

import contextlib
import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

from cgluctl.errors import StoreError, StoreMissing, why

STORE_VARIABLE, CACHE_VARIABLE = "CGLUCTL_STORE", "CGLUCTL_CACHE"


def bundled() -> Path:
    """The event that comes with the program: in the installed package, else in the checkout of an editable install."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "data" / "sessions.json"
    return installed if installed.is_file() else package.parent.parent / "data" / "sessions.json"


def _user_folder(variable: str, unix: str, mac: str, windows: str, environ: Mapping[str, str]) -> Path:
    home = Path(os.path.expanduser("~"))
    if sys.platform == "win32":
        return Path(environ.get(windows) or home / "AppData" / "Local") / "cgluctl"
    named = environ.get(variable, "")
    if os.path.isabs(named):
        return Path(named) / "cgluctl"
    return home / (mac if sys.platform == "darwin" else unix) / "cgluctl"


def library_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where imported events lie, one file each."""
    return (
        _user_folder("XDG_DATA_HOME", ".local/share", "Library/Application Support", "LOCALAPPDATA", environ) / "events"
    )


def backup_folder() -> Path:
    """Where the last good version of each event that changed is kept: beside the library, never in it."""
    return library_folder().parent / "backups"


def cache_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where the derived index lies; deleting it costs one rebuild and nothing else."""
    if environ.get(CACHE_VARIABLE):
        return Path(environ[CACHE_VARIABLE])
    return _user_folder("XDG_CACHE_HOME", ".cache", "Library/Caches", "LOCALAPPDATA", environ)


def config_file(environ: Mapping[str, str] = os.environ) -> Path:
    """The user's configuration file, which need not be there."""
    return _user_folder("XDG_CONFIG_HOME", ".config", "Library/Application Support", "APPDATA", environ) / "config.toml"


def event_files(store: str | None) -> list[Path]:
    """The event files of a store (a file or a folder); without one, the bundled event and the user's library.

    StoreMissing when nothing is there, StoreError when it is no regular file.
    """
    if store is None:
        return [bundled(), *_in_folder(library_folder())]
    path = Path(store)
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        raise _missing(store, error) from error
    if stat.S_ISDIR(mode):
        if not os.access(path, os.R_OK | os.X_OK):
            raise _missing(store, PermissionError())
        files = _in_folder(path)
        if not files:
            raise StoreMissing(
                "The folder {path} holds no event file.",
                "Put an event file (.json) there, or name another store.",
                path=store,
            )
        return files
    if not stat.S_ISREG(mode):
        raise StoreError("{path} is not a regular file.", "Name an event file or a folder of them.", path=store)
    return [path]


def event_stamps(store: str | None) -> list[tuple[str, str]]:
    """The absolute paths of the event files of a store, each with what tells one version from the next without reading it.

    That is its size, times of change and inode. Errors as `event_files`, and StoreError for a file that cannot be looked at.
    """
    if store is None:
        return [_stamped("", os.path.abspath(bundled())), *_stamps_in(str(library_folder()))]
    found = _stamps_in(os.path.abspath(store)) if os.path.isdir(store) else []
    return found or [_stamped("", os.path.abspath(path)) for path in event_files(store)]


def _stamps_in(folder: str) -> list[tuple[str, str]]:
    try:
        names = sorted([name for name in os.listdir(folder) if name.endswith(".json") and not name.startswith(".")])
        at = os.open(folder, os.O_RDONLY) if os.stat in os.supports_dir_fd else None
    except OSError:
        return []
    try:
        inside = os.path.join(folder, "")
        return [_stamped(inside, name, at) for name in names]
    finally:
        if at is not None:
            os.close(at)


def _stamped(folder: str, name: str, at: int | None = None) -> tuple[str, str]:
    try:
        found = os.stat(name, dir_fd=at) if at is not None else os.stat(folder + name)
    except OSError as error:
        raise StoreError(
            "{path} cannot be read: {reason}.",
            "Check the file and your right to read it.",
            path=folder + name,
            reason=why(error),
        ) from error
    return folder + name, f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def is_of_store(path: Path, store: str | None) -> bool:
    """Whether a file that exists is an event file of this store, or the bundled event or one of the library, which are always there."""
    files: list[Path] = []
    for known in {store, None}:
        with contextlib.suppress(StoreError):
            files += event_files(known)
    return any(os.path.samefile(path, file) for file in files if os.path.exists(file))


def _missing(store: str, error: OSError | ValueError) -> StoreError:
    if isinstance(error, PermissionError):
        return StoreError(
            "{path} cannot be opened: permission denied.",
            "Check the file and your right to read it.",
            path=store,
        )
    return StoreMissing(
        "There is no store at {path}.", "Check --store and {variable}.", path=store, variable=STORE_VARIABLE
    )


def _in_folder(folder: Path) -> list[Path]:
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    return [folder / name for name in names if name.endswith(".json") and not name.startswith(".")]
