"""Offices without a name: where a text speaks of one, `the mayor of Makati`, and how it is worded."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import pairwise
from typing import TypeVar

from cgluctl.ingest.speech.mentions import Mention
from cgluctl.ingest.speech.roles import role_at
from cgluctl.ingest.speech.tokens import HYPHENED, POINT, plain
from cgluctl.language.fold import fold
from cgluctl.language.lexicon import ROLES, is_saying
from cgluctl.language.patterns import lazy
from cgluctl.language.translations import countries
from cgluctl.language.words import STOP_WORDS

P = TypeVar("P")

_DETERMINERS = {
    "fr": lazy(r"(?<![\w’'-])(?:le|la|l[’']|un|une|son|sa|notre)(?:\s+|(?<=[’']))", re.IGNORECASE),
    "en": lazy(r"(?<![\w’'-])(?:the|an?|its|his|her|their|our)\s+", re.IGNORECASE),
    "es": lazy(r"(?<![\w’'-])(?:el|la|una?|su|nuestro|nuestra)\s+", re.IGNORECASE),
}
_OF = lazy(r"\s+(?:de|du|des|of|for|del|d[’']|en|chez|aux?|in|to)(?:\s+|(?<=[’']))")
_OFFICE_ENDS = lazy(
    rf"""{POINT}|[,;:!?«»“”"()\n–—]|[’']s(?!\w)|\s\d+(?!\w)
    |(?<![\w.])(?:qui|que|who|which|a|ont|est|s[’']\w+|ne|n[’']\w+|has|have|is|was|ha|es|fue|se|et\ a|lui|nous|ensuite|egalement|also|then|tambien|no|not|solo|only|ya|aun|tampoco|nunca|never|deja|jamais|toujours|aussi|still|already|always|just
    |al\s[^\W\d_]+[aei]r|avant(?=\sd[e’'])|before|antes(?=\sde)|par\ exemple|lors|pendant|durante|during|this|ce|cette|est[ea]
    |(?:et|and|y|e)\ (?:le|la|les|the|el|los|las)|al\ (?:cabo|termino|final|inicio)|[^\W\d_]+(?=\s(?:que\s|qu[’']))
    |(?:en|in|dans)\ (?:une?|una|su|an?|his|her|their|son|sa|declaraciones))(?!\w)""",
    re.VERBOSE,
)


# The mayor flanked by Ann Lee, le préfet à Ann Lee: what a name is told after.
_BESIDE = lazy(
    r"(?:\s[^\W\d_]+(?:ed|ee?|[ai]d[oa]|rde|nde|ond))?\s(?:[aà]|to|by|par|por|with|avec|con)\s(?:(?:the|le|la|el)\s|l[’'])?\Z"
)
_OWNED = lazy(r"[’']s(?!\w)\s?")
_OF_DOING = lazy(r"\s(?:de|d[’'])\s?[^\W\d_]{2,}[aei]r(?!\w)")  # el encargado de mostrar
_TAKEN = lazy(r"(?<!\w)t(?:akes?|ook|aken|aking)\sthe\slead\Z")
_MANY = frozenset(["members", "membres"])
_ORDINALS = frozenset("premier premiere primer high special senior".split())


def offices(text: str, language: str, taken: Iterable[tuple[int, int]] = ()) -> Iterator[Mention]:
    """Offices without a name that a text speaks of: `le maire de Genève`, `the mayor of Makati`; none inside the spans `taken`."""
    low = plain(text)
    spans = list(taken)
    for match in _DETERMINERS[language].finditer(low):
        noun = HYPHENED.match(low, match.end())
        if (
            not noun
            or not (noun.group() in ROLES or CLASS.match(low, match.start()))
            or noun.group() in _MANY
            or (language == "es" and noun.group() == "mayor")
            or any(start < noun.end() and match.start() < end for start, end in spans)
        ):
            continue
        if _OF_DOING.match(low, noun.end()) or _TAKEN.search(low, max(0, match.start() - 8), noun.end()):
            continue
        end = office_end(text, low, noun.end(), language)
        for start, _ in spans:
            beside = _BESIDE.search(low, noun.end(), start) if start < end else None
            end = beside.start() if beside else end
        owned = _OWNED.match(low, end)
        if owned and not role_at(low, owned.end()):
            continue  # the mayor’s office says nothing of the mayor
        end = office_end(text, low, owned.end(), language) if owned else end  # the mayor’s spokesman is no mayor
        words_of = HYPHENED.findall(low[noun.end() : end])
        if noun.group() in _ORDINALS and words_of[:1] and words_of[0] not in ROLES:
            continue  # le premier pas is no office
        if len(words_of) <= 16:
            yield Mention(
                match.start(),
                end,
                text[match.start() : end],
                office=True,
                sure=len(words_of) > 1 and noun.group() in ROLES,
            )


# The former president in 1952
_HANGING = lazy(r"(?:\s(?:en|in|on|d[eu]|del|l[ae]|el|of|the|et|and|y|e))+\Z")


# le préfet quitte la salle: a word before an article is a verb, unless it is what an office is of.
_ARTICLES = frozenset("le la les un une the a an el los las una".split())
_LINKS = STOP_WORDS | frozenset("charge chargee delegue deleguee d' d’ l' l’".split())


def _verb_in(text: str, low: str, start: int, end: int) -> int | None:
    before = ""
    for word, after in pairwise(HYPHENED.finditer(low, start, end)):
        noun = {before, word.group()} & _LINKS or len(word.group()) < 3
        if after.group() in _ARTICLES and not noun and text[word.start()].islower():
            return word.start()
        before = word.group()
    return None


# What is no part of an office: le représentant de l’école prend, the chair took.
_FINITE = {
    "fr": frozenset("aurait aura ait eut pourrait devrait pouvait prend prit mit fit sort lit vient vint revient tient reste donne passe monte parle prenait veut voit savait sait doit peut etait avait".split()),
    "en": frozenset("could would should can cannot refused declined denied failed tried wanted began hoped vowed seemed appeared remained left arrived returned continued decided did does took went came gave stood rose sat got made held read sent paid takes goes comes gives stands rises speaks".split()),
    "es": frozenset("habia habra habria haya hubo tenia podria deberia puede debe quiso dio puso tuvo vino fue pudo supo trajo estuvo vio quiere hace da pone tiene viene puede sabe toma tomaba era estaba".split()),
}  # fmt: skip


def office_end(text: str, low: str, start: int, language: str) -> int:
    """Where the words end that tell what an office, whose noun ends at `start`, is of."""
    stop = _OFFICE_ENDS.search(low, start, min(len(low), start + 140))
    end = stop.start() if stop else min(len(low), start + 140)
    for word in HYPHENED.finditer(low, start, end):
        printed = text[word.start() : word.end()]
        tells = is_saying(word.group(), language, printed) or word.group() in _FINITE[language]
        past = language == "es" and len(printed) > 3 and printed.endswith("ó") and printed.islower()
        if (tells or past) and not _OF.match(low, word.start() - 4):
            end = word.start()
            break
    end = _verb_in(text, low, start, end) or end
    return start + len(_HANGING.sub("", low[start:end].rstrip()))


# How an office without a name is worded.
ALONE = lazy(
    r"(?:le|la|the|el)\s(?:maire|mairesse|prefet|prefete|bourgmestre|mayor|governor|alcalde|alcaldesa|gobernador|gobernadora)"
)
# What many are at a time: `the councillor of the party` is somebody named before.
SEVERAL = lazy(
    r"(?:le|la|the|el)\s(?:edil|concejala?|regidora?|diputad[oa]|senadora?|legisladora?|depute|deputee|senateur|senatrice|conseiller|conseillere|elue?|militante?|councillor|councilor|councilmember|member|senator|legislator|lawmaker|joueu(?:r|se)|jugadora?|player|patron(?:ne)?|selectionneur|musicien(?:ne)?|musico|musician|comedien(?:ne)?|realisat(?:eur|rice)|artista?)(?!\w)|(?:the\s|l[’'])(?:elue?|artiste?|entraineur)(?!\w)"
)
# What somebody is besides an office of their own: the mayor is an elected official too.
CLASS = lazy(
    r"(?:(?:le|la|the|el|cette?|ce|est[ea])\s|l[’'])(?:ex-?)?(?:edil|edile|regidora?|concejala?|legisladora?|funcionari[oa]|mandatari[oa]|parlamentari[oa]|politic[oa]|prelado|purpurado|prelate?|dirigente|lider|lideresa|expert[oa]?|especialista|elue?|parlementaire|dirigeante?|responsable|candidate?|militante?|activist[ae]|academic[oa]|experte|specialiste|legislator|lawmaker|politician|official|leader|candidate|activist|expert|specialist)(?!\w)"
)
ELECTED = lazy(
    r"(?:(?:le|la|the|el)\s|l[’'])(?:ex-?)?(?:elue?|edile?|mandatari[oa]|parlementaire|parlamentari[oa]|lawmaker|official)(?!\w)"
)
# What one alone is wherever it is said: whoever is called so may be named later.
SOLE = lazy(
    r"\W(?:maire|mairesse|mayor|alcald|pre(?:sident|fet|mier)|chair|minist|gouvern|govern|gobern|direct|secret|moder|animat|rapport|relat|facilit|interview)"
)
ORDINAL = lazy(r"(?:(?:le|la|the|el)\s|l[’'])(?:premiere?|seconde?|former|latter|primer[oa]?|segund[oa]|ancienne?)")
INDEFINITE = lazy(r"(?:une?|an?|una)\s")
DEFINITE = lazy(r"(?:le|la|the|el)\s|l[’']")
# The co-founder of the company: of whichever it was that had a name.
GENERIC = lazy(
    r"(?:[Ll]e|[Ll]a|[Tt]he|[Ee]l)\s(?:(?:co-?)?(?:fondat\w+|founder|fundador\w*)|maire|mayor|alcalde\w*|gerente|g[ée]rante?|patron\w*)\s(?:de la\s|de l[’']|du\s|of the\s|del\s)[^\W\d_A-Z]+(?:-[^\W\d_A-Z]+)*"
)
POSSESSED = lazy(r"(?:son|sa|leur|su|his|her|its|their)\s")


# The head of a state or government, whom a text calls by other words than those beside the name.
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
