"""Passages as plain paragraphs, for formats that have one field for a description."""

import re

from cgluctl.language import voices
from cgluctl.language.messages import Messages, quoted
from cgluctl.shapes import Answer, Record
from cgluctl.views.door import escape

# No XML may hold the last two; the rest could steer whatever shows them.
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)
_BREAKING = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")


def plain(text: str) -> str:
    """Text in one line with control and bidirectional characters made visible (`\\x1b`)."""
    return _STEERING.sub(lambda match: escape(match.group()), _BREAKING.sub(" ", text))


def summary(tell: Messages, item: Record) -> str:
    """A session's summary in one paragraph; one that is the report's own first sentences says so."""
    return voices.summary_label(tell, item) + plain(item["summary"])


def credit(extra: Record, speaker: Record | None) -> str:
    """`Name, role`, or nothing when the report does not say who spoke; an office is its own role."""
    if speaker is None:
        return ""
    person = extra["people"][speaker["id"]]
    name, role = plain(person["name"]), plain(speaker["role"] or "")
    return f"{name}, {role}" if role and (person["named"] or role != name) else name


def told(extra: Record, tell: Messages, passage: Record) -> str:
    """A passage in one paragraph: a quotation with who spoke, or words that are no quotation, and where it stands."""
    who, text = credit(extra, passage["speaker"]), plain(passage["text"])
    lines = voices.where(tell, passage["source"])
    if passage["speech"] == "direct":
        said = quoted(text, passage["lang"]) + (f" — {who}" if who else "")
        if passage["translation"]:
            said += f" [{tell.say('Our translation:')} {plain(passage['translation'])}]"
        return f"{said} ({lines})"
    if passage["speech"] == "reported":
        text = voices.reporting(tell, passage, who) + text if who else text
        return f"{text} ({voices.of_reported(tell, passage)}{tell.semicolon}{lines})"
    return f"{text} ({lines})"


def description(answer: Answer, item: Record) -> str:
    """A session for one field of text: summary, who took part, every passage, links; blank lines between."""
    extra = answer.extra or {}
    tell = Messages(extra["lang"])
    printed = item["title_printed"]
    paragraphs = [summary(tell, item)]
    if printed and printed != item["title"]:
        paragraphs.append(tell.say("Title as printed: {title}", title=plain(printed)))
    paragraphs += ["\n".join(plain(part["text"]) for part in item["parts"])]
    paragraphs += [told(extra, tell, passage) for passage in item["passages"]]
    paragraphs += [f"{plain(extra['links'].get(link['url'], ''))}: {plain(link['url'])}" for link in item["links"]]
    paragraphs.append(f"{plain(report_title(answer))}, {voices.where(tell, item['source'])}")
    return "\n\n".join(text for text in paragraphs if text)


def report_title(answer: Answer) -> str:
    """The report's title as printed, else the description that stands for one."""
    extra = answer.extra or {}
    source, lang = extra["event"]["source"], extra["lang"]
    texts = source["description"]
    return str(source["title"] or texts.get(lang) or texts.get(source["language"]) or extra["event"]["title"])
