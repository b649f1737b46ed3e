"""Regular expressions that are compiled when first used: a run needs a part of them."""

import re
from typing import Any, AnyStr, cast


class _Lazy:
    def __init__(self, pattern: object, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self.flags), name)  # type: ignore[call-overload]
        setattr(self, name, found)
        return found


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As `re.compile`, but compiled at the first use."""
    return cast(re.Pattern[AnyStr], _Lazy(pattern, flags))
