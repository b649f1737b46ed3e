"""Heads of state and of government: the offices that a text calls by other words than those beside the name."""

import re
from collections.abc import Mapping, Set
from typing import TypeVar

from cgluctl.language.fold import fold
from cgluctl.language.patterns import lazy
from cgluctl.language.translations import countries

P = TypeVar("P")

_STATE = lazy(
    r"(?:chefe? de l'etat|jef[ea] de(?:l)? estado|head of state|president[ea]? (?:de la re?publi\w+|of the republic))"
)
_GOVERNMENT = lazy(
    r"(?:chefe? du gouvernement|jef[ea] del? gobierno|head of (?:the )?government|(?:the )?premier(?:e)? ministre|prime minister|primer[ao]? ministr[oa])"
)
_EXECUTIVE = lazy(r"(?:jef[ea] del (?:poder )?ejecutivo|chefe? de l'executif|head of the executive)")  # either of them
# Presidents of something else, and those who are none any more.
_OTHER = r"(?!deleg|execut|ejecut|fondat|fundad|found|honor|general|departe|region|region|adjoint|municip|provinc|nation|nacion|elect|elu|sortant|outgoing|salient|former|interim|ex)"
_PRESIDENT = lazy(rf"president[ea]?(?: {_OTHER}[a-z-]+)?")
_OF_COUNTRY = lazy(
    r"president[ea]? (?:de(?:l| la|) (?:estado|re?publi\w+|nacion|nation)|of the (?:republic|state|nation))(?: [a-z-]+)?"
    r"|president[ea]? (?:de la |de l'|des |de los |de |du |del |d'|of the |of )(?P<country>[a-z' -]+)"
)
_PRIME = lazy(r"(?:premiere? ministre|prime minister|primer[ao]? ministr[oa]|president[ea]? del gobierno)(?: [a-z-]+)?")


def leaders(office: str, holders: Mapping[str, Set[P]]) -> set[P]:
    """Of those who hold offices, by key, who may be the head of a state or government that `office`, a key, tells of."""
    either = bool(_EXECUTIVE.fullmatch(office))
    state = either or bool(_STATE.fullmatch(office))
    government = either or bool(_GOVERNMENT.fullmatch(office))
    if not state and not government:
        return set()
    others = {one for role, some in holders.items() if state and _is_of_other(role) for one in some}
    leads = [role for role in holders if (state and _is_president(role)) or (government and _PRIME.fullmatch(role))]
    return {one for role in leads for one in holders[role]} - others


def _is_president(role: str) -> bool:
    of = _OF_COUNTRY.fullmatch(role)
    return bool(_PRESIDENT.fullmatch(role) or (of and (of["country"] is None or _is_country(of["country"]))))


def _is_of_other(role: str) -> bool:
    return role.startswith("president") and not (_is_president(role) or _PRIME.fullmatch(role))


def _is_country(words: str) -> bool:
    return fold(re.sub(r"\A(?:la|el|les|los|the) ", "", words)) in countries()
