"""A zip file as office programs write them: its parts by name, within bounds, nothing written to disk."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib

from cgluctl.errors import InputError

MEMBERS = 2_000  # parts of a file; office programs write some dozens
MEMBER = 64_000_000  # bytes of one part, unpacked
TOTAL = 200_000_000  # bytes of all parts read, unpacked
RATIO, MODEST = 100, 4_000_000  # a part may shrink to less than 1/RATIO only when it is no larger than MODEST
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
_ENTRY = b"PK\x01\x02"
_SLASHES = re.compile(r"[\\/]+")


class Package:
    """The parts of a zip file. Names are looked up as office programs do: whatever their case and slashes."""

    def __init__(self, content: bytes, path: str) -> None:
        """Opens a zip. InputError when it is damaged, holds too many parts or a password protects it."""
        self.path = path
        self._left = TOTAL
        if content.count(_ENTRY) > MEMBERS:
            raise InputError("{path} holds more than {n} files inside.", _ANEW, path=path, n=MEMBERS)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise damaged(path) from error
        self._members = {_key(member.filename): member for member in self._zip.infolist()}

    @property
    def names(self) -> list[str]:
        """The names of all parts, in small letters."""
        return list(self._members)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none. InputError when it is too large, damaged or protected."""
        member = self._members.get(_key(name))
        if member is None:
            return None
        if member.flag_bits & 1:
            raise protected(self.path)
        limit = min(MEMBER, self._left)
        if member.file_size > max(MODEST, RATIO * member.compress_size):
            limit = min(limit, MODEST)
        try:
            with self._zip.open(member) as stream:
                content = stream.read(limit + 1)
        except _BROKEN as error:
            raise damaged(self.path) from error
        if len(content) > limit:
            raise InputError("{path} unpacks to far more than a report holds.", _ANEW, path=self.path)
        self._left -= len(content)
        return content


_ANEW = "Save it anew in the program that made it."


def _key(name: str) -> str:
    return posixpath.normpath(_SLASHES.sub("/", name)).lstrip("/").lower()


def damaged(path: str) -> InputError:
    """The error for a file that breaks off or cannot be unpacked."""
    return InputError("{path} is damaged and cannot be unpacked.", "Get it anew from where it came.", path=path)


def protected(path: str) -> InputError:
    """The error for a file that only a password opens."""
    return InputError("{path} is protected by a password.", "Save it without one.", path=path)


def names(content: bytes) -> list[str]:
    """The names of the parts of a zip, none for anything else; never fails."""
    if not content.startswith(b"PK\x03\x04"):
        return []
    try:
        return Package(content, "").names
    except InputError:
        return []
