"""Answers that are several files: into a folder, or a file with the others beside it."""

import os
from pathlib import Path

from cgluctl.cli import output
from cgluctl.cli.settings import Settings
from cgluctl.errors import OutputError, WrongUsage, why
from cgluctl.shapes import Files


def write_files(found: Files, settings: Settings, store: str | None) -> None:
    """The files of an answer where -o says: the first to stdout, or all into a folder, or the first as a file with the others beside it."""
    if settings.output in (None, "-"):
        if found.first is None:
            raise WrongUsage("This format is a folder of files.", "Name the folder: -o FOLDER")
        output.to_stdout([found.files[found.first]])
        for remark in found.remarks:
            output.complain(remark)
        return
    name = settings.output or ""
    folder = found.first is None or name.endswith(("/", os.sep)) or os.path.isdir(name)
    places = _within(Path(name), found) if folder else _beside(Path(name), found)
    if not settings.force:
        _refuse(places)
    for path, content in places.items():
        _make(path.parent if folder else None)
        output.to_file([content], str(path), settings.force, store)


def _within(folder: Path, found: Files) -> dict[Path, bytes]:
    return {folder / name: content for name, content in reversed(found.files.items())}


def _beside(path: Path, found: Files) -> dict[Path, bytes]:
    others = {path.with_name(f"{path.stem}.{name}"): found.files[name] for name in found.files if name != found.first}
    return {**others, path: found.files[found.first or ""]}


def _refuse(places: dict[Path, bytes]) -> None:
    for path in places:
        if os.path.lexists(path):
            raise OutputError(
                "{path} exists already.", "Name another file, or replace it with --force.", path=str(path)
            )


def _make(folder: Path | None) -> None:
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            "{path} cannot be written: {reason}.",
            "Check the folder, your right to write there, and the space left.",
            path=str(folder),
            reason=why(error),
        ) from error
