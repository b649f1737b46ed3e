"""One family of errors: a sentence, what to do about it, and the exit code.

The sentence and the remedy are message keys with values; `cli/run` puts them into the user's language and is the only
place that ends the program. Exit codes: 1 what was asked for is not there, 2 wrong usage, 3 a store, report or output
that cannot be read or written, 70 a fault of ours, 130 interrupted.
"""

STOPPING = ("SIGINT", "SIGTERM", "SIGHUP")  # the signals by which people and systems end a program


class Phrase(str):
    """A value of a message that is a message itself, with values of its own: `{fault}` in the user's language too."""

    values: dict[str, object]

    def __new__(cls, message: str, **values: object) -> "Phrase":
        """A message with its values, which read as English until they are said in another language."""
        made = super().__new__(cls, message)
        made.values = values
        return made


class Typed(str):
    """A value of a message that a user typed or a file holds: it stands in quotation marks, and nothing in it is obeyed."""


def why(error: OSError | ValueError) -> object:
    """Why the system refused: a message where it is a usual reason, which it tells in a language of its own."""
    number = getattr(error, "errno", None)
    if number is None:
        return error
    import errno

    usual = {
        errno.ENOENT: Phrase("no such file or folder"),
        errno.EACCES: Phrase("permission denied"),
        errno.EPERM: Phrase("operation not permitted"),
        errno.EISDIR: Phrase("it is a folder"),
        errno.ENOTDIR: Phrase("a part of the path is no folder"),
        errno.EEXIST: Phrase("it exists already"),
        errno.ENOSPC: Phrase("no space left on the device"),
        errno.EROFS: Phrase("the file system is read-only"),
        errno.EFBIG: Phrase("the file is too large"),
        errno.ENAMETOOLONG: Phrase("the name is too long"),
        errno.ELOOP: Phrase("too many links that lead to each other"),
        errno.EIO: Phrase("the device does not answer as it should"),
        errno.EBADF: Phrase("it is closed"),
        errno.EMFILE: Phrase("too many files are open"),
    }
    return usual.get(number) or error.strerror or error  # type: ignore[union-attr]


class CgluctlError(Exception):
    """Something the user can act on: `message` says what is wrong and where, `hint` what to do; both take `values`.

    `others` are those of the same kind that were found beside it.
    """

    code = "error"
    exit_code = 70
    others: "tuple[CgluctlError, ...]" = ()

    def __init__(self, message: str, hint: str = "", **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.values = values


class NotThere(CgluctlError):
    """What was asked for is not in the store."""

    code = "not-found"
    exit_code = 1


class WrongUsage(CgluctlError):
    """The command line does not say one clear thing."""

    code = "usage"
    exit_code = 2


class Interrupted(CgluctlError):
    """Somebody stopped what had been done in part, and stays."""

    code = "interrupted"
    exit_code = 130


def no_such(message: str, name: str, choices: tuple[str, ...]) -> WrongUsage:
    """WrongUsage for a name that is none of the choices, with the nearest of them; `message` holds `{name}`."""
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), choices, 1)
    hint = "Did you mean {near}? There are: {choices}" if near else "There are: {choices}"
    return WrongUsage(message, hint, name=Typed(name[:40]), near=near[0] if near else "", choices=", ".join(choices))


class Ambiguous(WrongUsage):
    """A name stands for several things; the message lists them."""

    code = "ambiguous"


class StoreError(CgluctlError):
    """A store that cannot be read, or is not one."""

    code = "store-damaged"
    exit_code = 3


class StoreMissing(StoreError):
    """There is no store at the place named."""

    code = "store-missing"


class StoreTooNew(StoreError):
    """The store has a format that a later cgluctl wrote."""

    code = "store-newer"


def no_address(name: str) -> WrongUsage:
    """The error of an index's address that is none; it is not repeated, for it may hold a password."""
    return WrongUsage(
        "The index is no address of a PostgreSQL server.", "Write it as postgresql://HOST/DATABASE", name=name
    )


class IndexFault(StoreError):
    """The index on a server cannot be reached, read or written."""

    code = "index"


class InputError(CgluctlError):
    """A file of the user's that cannot be read, or is not what it should be."""

    code = "input"
    exit_code = 3


class OutputError(CgluctlError):
    """The answer could not be written where it should go."""

    code = "output"
    exit_code = 3


class MissingExtra(CgluctlError):
    """A format or command needs a library that the default installation leaves out; `extra` is the name that brings it."""

    code = "missing-extra"
    exit_code = 3

    def __init__(self, library: str, extra: str) -> None:
        from cgluctl.extras import command

        super().__init__("This needs {library}.", "Install it: {command}", library=library, command=command(extra))
