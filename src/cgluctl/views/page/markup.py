"""The body of the page: header, timeline, search, days and sessions, people, topics, and what the page is."""

from collections.abc import Iterator, Mapping
from typing import Any

from cgluctl.language import LANGUAGES
from cgluctl.views.page.html import attribute, each, link, name, ours, said

Strings = Mapping[str, Mapping[str, str]]
_NAMES = {"fr": "Français", "en": "English", "es": "Español"}


def body(content: dict[str, Any], words: Strings) -> Iterator[str]:
    """Every line of the body."""
    yield f'<a class="skip" href="#content">{ours(words["skip"])}</a>'
    yield from _header(content, words)
    yield from _finder(words)
    yield '<div class="frame">'
    yield from _timeline(content, words)
    yield '<main id="content" tabindex="-1">'
    for day in content["days"]:
        yield from _day(day, words)
    yield from _people(content["people"], words)
    yield from _topics(content["topics"], words)
    yield "</main>"
    yield "</div>"
    yield from _footer(content, words)


def _header(content: dict[str, Any], words: Strings) -> Iterator[str]:
    event = content["event"]
    yield '<header class="top">'
    yield '<div class="switches">'
    yield _choice("lang", words["language"], [(one, _NAMES[one], one) for one in LANGUAGES], content["lang"])
    yield _choice(
        "theme", words["theme"], [(one, words[f"theme_{one}"], "") for one in ("auto", "light", "dark")], "auto"
    )
    yield "</div>"
    yield f"<h1>{each(event['title'])}</h1>"
    yield f'<p class="when">{each(event["dates"])}</p>'
    yield f'<p class="from">{each(event["described"])}</p>'
    yield from _voices(content, words)
    yield "</header>"


def _voices(content: dict[str, Any], words: Strings) -> Iterator[str]:
    sessions = [session for day in content["days"] for session in day["sessions"]]
    passages = [passage for session in sessions for passage in session["passages"]]
    counts = {"days": len(content["days"]), "sessions": len(sessions), "people": len(content["people"])}
    if not any(one == 1 for one in counts.values()):
        yield f'<p class="counts">{ours(words["counts"], passages=len(passages), **counts)}</p>'
    quotes = [(p["id"], p["speaker"]["name"]) for p in passages if p["original"] and p["speaker"]]
    if quotes:
        links = "".join(f'<li><a href="#{name(id)}">{each(who)}</a></li>' for id, who in quotes)
        yield f'<div class="voices"><p>{ours(words["voices"])}</p><ul>{links}</ul></div>'


def _choice(group: str, legend: Mapping[str, str], options: list[tuple[str, Any, str]], chosen: str) -> str:
    made = "".join(
        f'<label{_lang(language)}><input type="radio" name="{group}" id="{group}-{value}" value="{value}"'
        f"{' checked' if value == chosen else ''}><span>{said(label) if isinstance(label, str) else ours(label)}</span></label>"
        for value, label, language in options
    )
    return f'<fieldset class="choice"><legend>{ours(legend)}</legend>{made}</fieldset>'


def _lang(language: str) -> str:
    return f' lang="{language}"' if language else ""


def _finder(words: Strings) -> Iterator[str]:
    yield '<form class="find" id="find" role="search" hidden>'
    yield f'<label class="query" for="q"><span class="label">{ours(words["search"])}</span>'
    yield '<input id="q" type="search" autocomplete="off" spellcheck="false" enterkeyhint="search" aria-describedby="count"></label>'
    yield f'<button type="button" id="more" aria-expanded="false" aria-controls="filters">{ours(words["filters"])}</button>'
    yield f'<div class="filters" id="filters" role="group" aria-label="{attribute(words["filters"]["en"])}">'
    for key in ("speaker", "day", "speech", "topic"):
        yield f'<label for="f-{key}"><span class="label">{ours(words[key])}</span><select id="f-{key}"></select></label>'
    yield "</div>"
    yield f'<p class="status"><span id="count" role="status"></span> <button type="reset" id="clear" hidden>{ours(words["clear"])}</button></p>'
    yield "</form>"


def _timeline(content: dict[str, Any], words: Strings) -> Iterator[str]:
    yield '<nav class="timeline" aria-labelledby="timeline">'
    yield f'<h2 id="timeline">{ours(words["timeline"])}</h2>'
    yield "<ol>"
    for day in content["days"]:
        if day["gap"]:
            yield f'<li class="gap"><span>{each(day["gap"])}</span><span class="unseen"> ({ours(words["gap"])})</span></li>'
        disc = day["day"] if day["long"] else "·"
        name_of = f'<span class="unseen">{each(day["name"])}, </span>' if day["short"] else ""
        yield f'<li class="day"><a class="head" href="#{_day_id(day)}"><span class="disc" aria-hidden="true">{disc}</span>'
        yield f"{name_of}{each(day['short'] or day['name'])}</a><ol>"
        for session in day["sessions"]:
            quotes = sum(p["original"] is not None for p in session["passages"])
            mark = (
                f'\u00a0<span class="mark" aria-hidden="true">❝</span><span class="unseen"> ({ours(words["holds_quote"])})</span>'
                if quotes
                else ""
            )
            yield f'<li><a href="#{name(session["id"])}"><span class="id">{said(session["id"])}</span> <span class="of">{each(session["short"])}{mark}</span></a></li>'
        yield "</ol></li>"
    yield "</ol>"
    parts = [part for part in ("people", "topics", "about") if part == "about" or content[part]]
    links = "".join(f'<li><a href="#{part}">{ours(words[part])}</a></li>' for part in parts)
    yield f'<ul class="parts">{links}</ul>'
    yield "</nav>"


def _day_id(day: dict[str, Any]) -> str:
    return name(f"day-{day['day']}")


def _day(day: dict[str, Any], words: Strings) -> Iterator[str]:
    yield f'<section class="day" aria-labelledby="{_day_id(day)}">'
    at = f' datetime="{attribute(day["date"])}"' if day["date"] else ""
    tag = "time" if at else "span"
    date = f" <{tag}{at}>{each(day['long'])}</{tag}>" if day["long"] else ""
    yield f'<h2 class="day-head" id="{_day_id(day)}"><span class="no">{each(day["name"])}</span>{date}</h2>'
    for session in day["sessions"]:
        yield from _session(session, words)
    yield "</section>"


def _session(session: dict[str, Any], words: Strings) -> Iterator[str]:
    id = name(session["id"])
    yield f'<article class="session" id="{id}" aria-labelledby="{id}-title" tabindex="-1">'
    yield '<div class="lede">'
    at = f' <span class="at">{said(session["at"])}</span>' if session["at"] else ""
    yield f'<p class="kicker"><a class="self" href="#{id}"><span class="unseen">{ours(words["permalink"])} </span>{said(session["id"])}</a> <span>{each(session["kind"])}</span>{at}</p>'
    yield f'<h3 id="{id}-title">{each(session["title"])}</h3>'
    if session["summary"]["en"][1]:
        label = f'<span class="label">{ours(words["lead"])}</span> ' if session["lead"] else ""
        yield f'<p class="summary">{label}{each(session["summary"])}</p>'
    yield "</div>"
    yield from _aside(session, words)
    if session["passages"]:
        yield f'<ol class="passages" aria-label="{attribute(session["id"])}">'
        before = None
        for passage in session["passages"]:
            who = (passage["speaker"] or {}).get("id")
            yield from _passage(passage, words, who != before or passage["speech"] != "reported")
            before = who if passage["speech"] == "reported" else None
        yield "</ol>"
    yield "</article>"


def _aside(session: dict[str, Any], words: Strings) -> Iterator[str]:
    id = name(session["id"])
    yield '<dl class="facts">'
    if session["people"]:
        yield f"<div><dt>{ours(words['named_here'])}</dt>"
        for person in session["people"]:
            role = f'<span class="role">{each(person["role"])}</span>' if person["role"] else ""
            yield f'<dd class="person" id="{id}/{name(person["id"])}"><span class="who">{each(person["name"])}</span>{role}<span class="did">{each(person["did"])}</span></dd>'
        yield "</div>"
    if session["topics"]:
        yield f'<div class="topics"><dt>{ours(words["topics"])}</dt>'
        for topic in session["topics"]:
            yield f'<dd data-topic="{attribute(topic["id"])}">{each(topic["label"])}</dd>'
        yield "</div>"
    if session["sdgs"]:
        numbers = ", ".join(str(number) for number in session["sdgs"])
        yield f"<div><dt>{ours(words['goals'])}</dt><dd>{numbers}</dd></div>"
    for one in session["links"]:
        yield f"<div><dt>{ours(words['link'])}</dt><dd>{link(one['url'], each(one['label']) or said(one['url']))}</dd></div>"
    yield f"<div><dt>{ours(words['source'])}</dt><dd>{_lines(session['lines'], words)}</dd></div>"
    yield "</dl>"


def _lines(lines: str, words: Strings, page: int | None = None) -> str:
    return _page(page) + ours(words["lines" if "–" in lines else "line"], n=lines)


def _page(page: int | None) -> str:
    return f"p.\u00a0{page}, " if page else ""


def _passage(passage: dict[str, Any], words: Strings, first: bool) -> Iterator[str]:
    id = name(passage["id"])
    mark = "direct" if passage["original"] else "reported" if passage["speech"] == "reported" else "narrative"
    local = passage["id"].rpartition("/")[2]
    self = f'<a class="self" href="#{id}">{said(local)}</a>'
    yield f'<li class="{mark}" id="{id}" tabindex="-1">'
    if passage["original"]:
        yield from _quote(passage, words, self)
        yield "</li>"
        return
    if mark == "reported":
        who = each(passage["speaker"]["name"]) if passage["speaker"] else ours(words["nobody"])
        told = ours(words["reported_printed" if passage["printed"] else "reported_by"])
        yield f'<p class="by{"" if first else " again"}"><b>{who}</b> <span>{told}</span></p>'
    at = f"{_page(passage['page'])}l. {passage['lines']}"
    yield f'{self}<p class="x">{_words(passage["text"])}</p><span class="at">{at}</span></li>'


def _words(text: Mapping[str, Any]) -> str:
    same = len({text[language][1] for language in LANGUAGES}) == 1
    return f'<span lang="{attribute(text["en"][0])}">{said(text["en"][1])}</span>' if same else each(text)


def _quote(passage: dict[str, Any], words: Strings, self: str) -> Iterator[str]:
    language, printed = passage["original"]
    opening, closing = passage["quoted"]
    speaker = passage["speaker"]
    yield f'<figure>{self}<blockquote lang="{attribute(language)}"><p class="x"><span class="qm">{said(opening)}</span><span lang="{attribute(language)}">{said(printed)}</span><span class="qm">{said(closing)}</span></p></blockquote>'
    others = [one for one in LANGUAGES if one != language and passage["text"][one][0] == one]
    for one in others:
        yield f'<div class="translation {one}" lang="{one}"><p class="label">{said(words["translation"][one])}</p><p class="x"><span lang="{one}">{said(passage["text"][one][1])}</span></p></div>'
    who = each(speaker["name"]) if speaker else ours(words["nobody"])
    role = f' <span class="role">{each(speaker["role"])}</span>' if speaker and speaker["role"] else ""
    yield f'<figcaption><span class="who">{who}</span>{role}<span class="at">{_lines(passage["lines"], words, passage["page"])}</span>'
    yield f'<details class="cite"><summary>{ours(words["cite"])}</summary><p>{each(passage["cite"])}</p></details></figcaption></figure>'


def _people(people: list[dict[str, Any]], words: Strings) -> Iterator[str]:
    if not people:
        return
    yield f'<section class="people" aria-labelledby="people"><h2 id="people">{ours(words["people"])}</h2><ul>'
    for person in people:
        role = f'<p class="role">{each(person["role"])}</p>' if person["role"] else ""
        yield f'<li id="{name("person-" + person["id"])}" data-speaker="{attribute(person["id"])}"><h3>{each(person["name"])}</h3>{role}<ul>'
        for part in person["parts"]:
            yield f'<li><a href="#{name(part["session"])}">{said(part["session"])}</a> {each(part["did"])}</li>'
        yield "</ul></li>"
    yield "</ul></section>"


def _topics(topics: list[dict[str, Any]], words: Strings) -> Iterator[str]:
    if not topics:
        return
    yield f'<section class="themes" aria-labelledby="topics"><h2 id="topics">{ours(words["topics"])}</h2><ul>'
    for topic in topics:
        places = " ".join(f'<a href="#{name(id)}">{said(id)}</a>' for id in topic["sessions"])
        yield f'<li data-topic="{attribute(topic["id"])}"><span class="of">{each(topic["label"])}</span> {places}</li>'
    yield "</ul></section>"


def _footer(content: dict[str, Any], words: Strings) -> Iterator[str]:
    event = content["event"]
    yield f'<footer aria-labelledby="about"><h2 id="about">{ours(words["about"])}</h2>'
    for key in ("about_printed" if content["own"] else "about_words", "about_dates", "about_search", "about_alone"):
        yield f"<p>{ours(words[key])}</p>"
    yield f"<p>{ours(words['about_source'])} <code>{said(event['source']['sha256'])}</code></p>"
    yield "</footer>"
