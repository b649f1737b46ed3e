"""Records that cost next to nothing to define: a NamedTuple compiles code for each class, at every start of the program."""

from typing import Any, NoReturn, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Frozen:
    """A record of named values that stay as they are; a subclass lists its fields with their types, and defaults last."""

    __match_args__: tuple[str, ...] = ()

    def __init_subclass__(cls) -> None:
        cls.__match_args__ = tuple(cls.__annotations__)  # type: ignore[misc]

    def __init__(self, *values: Any, **named: Any) -> None:
        fields = self.__match_args__
        if len(values) == len(fields) and not named:  # rows come so, by the hundred thousand
            self.__dict__.update(zip(fields, values, strict=True))
            return
        given = dict(zip(fields, values, strict=False), **named)
        extra = len(given) != len(values) + len(named) or not given.keys() <= set(fields)
        if extra or not all(name in given or hasattr(type(self), name) for name in fields):
            raise TypeError(f"{type(self).__name__} takes {', '.join(fields)}")
        self.__dict__.update(given)

    def _replace(self, **changes: Any) -> Self:
        return type(self)(**{**self.__dict__, **changes})

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in zip(self.__match_args__, self._values(), strict=True))
        return f"{type(self).__name__}({told})"

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__match_args__)
