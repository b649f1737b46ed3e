"""Who a text plainly says has spoken the words quoted, whether the store knows them or not."""

from __future__ import annotations

import re

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]\w+(?:[’'-]\w+)*"
_NAME = (
    rf"{_CAPITAL}(?:[ \u00a0](?:(?:de|da|do|di|del|von|van|der|den|la|le|bin|al|el)[ \u00a0]){{0,2}}{_CAPITAL}){{0,4}}"
)
_FULL = _NAME.replace("{0,4}", "{1,4}")
_SAID = (
    r"(?:(?:a|avait|aurait|ha|había|has|had)\s)?(?:alors |ensuite |aussi |then |also )?"
    r"(?:dit|disait|disent|écrit|écrivait|conclut|conclu|"
    r"(?:déclar|affirm|ajout|soulign|rappel|rappell|expliqu|lanc|insist|estim|not|précis|martel|martèl|assur)(?:e|é|a|ait|ent)|"
    r"said|says|told|adds|added|(?:state|declare|note|conclude|argue|continue)[sd]|wrote|writes|"
    r"(?:stress|explain|insist|recall|warn|point)(?:s|es|ed)|"
    r"dijo|dice|decía|dicho|(?:declar|afirm|señal|subray|explic|record|asegur)(?:ó|a|aba|ado)|"
    r"añad(?:ió|e|ía|ido)|conclu(?:yó|ye|ido)|escrib(?:ió|e|ía))(?!\w)"
)
_HONOUR = (
    r"(?:(?:M\.|MM\.|Mme|Mlle|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sr\.?|Sra\.?|don|doña|le|la|the|el|président|présidente|president|"
    r"presidente|presidenta|maire|mayor|alcalde|alcaldesa|ministre|minister|ministro|ministra|pape|pope|papa|roi|reine|"
    r"king|queen|rey|reina)\s+){0,3}"
)
_AS_SAID_BY = (
    r"(?i:selon|d['’]après|according to|in the words of|según|en palabras de|comme (?:l['’]a |le )?dit|como dijo|as)"
)
_AFTER = (
    re.compile(rf"\A[\s,;.–—-]{{0,4}}{_SAID}\s+(?i:{_HONOUR})({_NAME})"),
    re.compile(rf"\A[\s,;.–—-]{{0,4}}(?i:{_HONOUR})({_NAME}),?\s+{_SAID}\b"),
    re.compile(rf"\A\s{{0,2}}(?:\(|[–—-]\s?)({_FULL})"),
    re.compile(rf"\A[\s,;]{{0,3}}{_AS_SAID_BY}\s+(?i:{_HONOUR})({_NAME})"),
)
_BEFORE = (
    re.compile(rf"({_FULL}),?\s+{_SAID}[^.:«“\"]{{0,40}}[:,]?\s{{0,2}}\Z"),
    re.compile(rf"({_NAME})(?:,[^,:]{{1,60}},|,)?\s+{_SAID}[^.:«“\"]{{0,40}}[:,]?\s{{0,2}}\Z"),
    re.compile(rf"({_FULL})(?:,[^,:]{{1,60}},)?\s{{0,2}}:\s{{0,2}}\Z"),
    re.compile(rf"\b{_AS_SAID_BY}\s+(?i:{_HONOUR})({_NAME})[^.:«“\"]{{0,60}}[:,]?\s{{0,2}}\Z"),
)
_IS_SAID = (
    re.compile(
        rf"\A[\s,;]{{0,3}}(?:(?i:he|she|they|we|il|elle|ils|elles|{_HONOUR})\s?(?:{_NAME})?\s?)?(?:a-t-\w+\s+)?{_SAID}"
    ),
    re.compile(rf"\b{_SAID}[^.:«“\"]{{0,40}}:\s{{0,2}}\Z|\b{_SAID}(?:\s+(?:que|that))?,?\s{{0,2}}\Z"),
)
# Words with a capital that are nobody's name.
_NOBODY = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december i he she they we it il elle ils elles on nous je ce cela él ella yo".split()
)


def is_said(lead: str, tail: str) -> bool:
    """Whether a verb of saying stands right beside a quotation: then it is speech, however short."""
    return bool(_IS_SAID[0].search(tail) or _IS_SAID[1].search(lead))


def teller(lead: str, tail: str) -> tuple[str, int] | None:
    """Who is plainly said to have spoken, in the sentence before a quotation or after it, and where the name begins: in the tail from 0 on, in the lead below 0."""
    for text, patterns, offset in ((tail, _AFTER, 0), (lead, _BEFORE, -len(lead))):
        for pattern in patterns:
            found = pattern.search(text)
            if found and found[1].lower() not in _NOBODY:
                return found[1], found.start(1) + offset
    return None
