"""A new version of a report: what stayed keeps its id, what is gone leaves its id to nobody, and fixes stay."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cgluctl.ingest import merge
from cgluctl.ingest.event import imported
from cgluctl.ingest.fixes import added, records
from cgluctl.ingest.identity import Wishes
from cgluctl.ingest.readers import read
from cgluctl.store.file import checked
from reports import ID, OPEN, TEXT, VOICE, Desk

TREES = "Les tilleuls de la place seront taillés au printemps par les jardiniers."
STREETS = "Il a rappelé que la ville compte trente rues pour les piétons et deux ponts de pierre."


def made(text: str) -> Any:
    """The tables of a text."""
    content = text.encode()
    return imported(read(content, "report.txt"), content, Wishes(event="event"), "fr").tables()


def ids(tables: Any) -> dict[str, str]:
    """The passages by their words."""
    return {passage["text"]["fr"]: passage["id"] for passage in records(tables, "passages")}


def test_the_same_report_changes_nothing(desk: Desk) -> None:
    desk.load()
    before = desk.state()
    for options in (["--update"], ["--update", "--event", ID], ["--update", "--dry-run"]):
        item = desk.load(*options)
        assert (item["state"], item["changes"]) == ("unchanged", [])
    assert desk.state() == before


def test_a_report_laid_over_itself_keeps_the_id_it_has(desk: Desk) -> None:
    desk.load("--event", "mine")
    assert desk.load("--update")["event"] == "mine"
    desk.load("--event", "theirs")
    line = desk.call("import", desk.report(), "--update").refused(2)
    assert "mine, theirs" in line
    assert desk.load("--update", "--event", "theirs")["state"] == "unchanged"
    assert len(list(desk.library.glob("*.json"))) == 2


def test_the_diff_and_the_ids(desk: Desk) -> None:
    desk.load()
    old = ids(json.loads(desk.file.read_bytes()))
    text = TEXT.replace("trente rues", "quarante rues").replace("La séance", f"{TREES}\n\nLa séance")
    text = text.replace("Mme Quijote a remercié les participants.\n", "")
    dry = desk.load("--update", "--dry-run", text=text)
    item = desk.load("--update", text=text)
    assert (dry["state"], item["state"]) == ("dry run", "updated")
    assert dry["changes"] == item["changes"]
    new = ids(json.loads(desk.file.read_bytes()))
    assert {words: new[words] for words in new if words in old} == {w: id for w, id in old.items() if w in new}
    assert new[STREETS.replace("trente", "quarante")] == old[STREETS]
    assert new[TREES] not in old.values()
    found = {change["op"]: change for change in item["changes"]}
    assert {op: change["id"] for op, change in found.items()} == {
        "added": new[TREES],
        "changed": old[STREETS],
        "removed": old["Mme Quijote a remercié les participants."],
    }
    assert (found["changed"]["old"], found["changed"]["new"]) == (STREETS, STREETS.replace("trente", "quarante"))
    assert desk.call("check").code == 0


def test_the_diff_is_told(desk: Desk) -> None:
    desk.load()
    path = desk.report(TEXT.replace("trente rues", "quarante rues"))
    told = desk.call("import", path, "--update", "--dry-run")
    assert "Changes: 0 added, 1 changed, 0 removed." in told.words
    shown = desk.call("import", path, "--update", tty=True, NO_COLOR="1", TERM="dumb").text
    assert "~ 1.1/p2 " in shown
    assert "quarante" in shown


def test_an_id_is_never_given_again() -> None:
    last = "Mme Quijote a remercié les participants.\n"
    first = made(TEXT)
    gone, _ = merge.merged(first, made(TEXT.replace(last, "")))
    lost = ids(first)[last.strip()]
    assert lost not in ids(gone).values()
    again, changes = merge.merged(gone, made(TEXT.replace(last, "Les drapeaux flottaient sur toutes les tours.\n")))
    assert lost not in ids(again).values()
    assert [change.op for change in changes] == ["added"]
    back, _ = merge.merged(again, made(TEXT))
    assert lost not in ids(back).values()
    checked(back, "back")


def test_sessions_keep_their_ids_when_one_comes_before_them() -> None:
    new = "➢ Les fontaines\n\nLes fontaines de la place donnent de l’eau à toute la ville.\n\n"
    first = made(TEXT)
    merged, changes = merge.merged(first, made(TEXT.replace("➢ Ouvrir", new + "➢ Ouvrir")))
    titles = {session["title"]["fr"]: session["id"] for session in records(merged, "sessions")}
    assert titles == {"Les fontaines": "1.2", "Ouvrir la ville aux marcheurs": "1.1", "Les moulins et le vent": "2.1"}
    assert ids(first).items() <= ids(merged).items()
    assert [change.id for change in changes if change.op == "added"] == ["1.2", "1.2/p1"]
    assert [change for change in changes if change.op != "added"] == []
    checked(merged, "merged")
    gone, _ = merge.merged(merged, made(TEXT))
    other = new.replace("fontaines", "marchés")
    third, _ = merge.merged(gone, made(TEXT.replace("➢ Ouvrir", other + "➢ Ouvrir")))
    assert {session["id"] for session in records(third, "sessions")} == {"1.1", "1.3", "2.1"}
    checked(third, "third")


def test_a_session_with_another_title_is_known_by_its_passages() -> None:
    first = made(TEXT)
    merged, changes = merge.merged(first, made(TEXT.replace("Les moulins et le vent", "Tout autre chose")))
    assert ids(merged) == ids(first)
    assert [(change.op, change.id) for change in changes] == [("changed", "2.1")]


def test_fixes_stay(desk: Desk) -> None:
    desk.load(text=OPEN)
    for words in (
        ["quote", "1.1/p1", "--speaker", "Cosette Fauchelevent", "--new"],
        ["quote", "1.1/p4", "--speaker", "cosette-fauchelevent"],
        ["quote", "1.1/p1", "--speaker", "edmond-dantes"],
        ["speaker", "quijote-2", "--same-as", "quijote"],
        ["session", "2.1", "--title", "Le vent", "--date", "2025-03-04"],
    ):
        assert desk.call("fix", *words).code == 0, words
    item = desk.load("--update", text=OPEN.replace("trente", "quarante"))
    assert item["state"] == "updated"
    left = desk.call("import", "--review", "--json").json["items"]
    assert item["open"] == len(left)
    assert not {point["id"].partition("/")[2] for point in left} & {"1.1/p1", "1.1/p4", "2.1", "quijote-2"}
    shown = {
        passage["id"].partition("/")[2]: passage["speaker"]["id"]
        for passage in desk.call("show", "1.1", "--json").json["items"][0]["passages"]
        if passage["speaker"]
    }
    assert shown["1.1/p1"] == "edmond-dantes"
    assert shown["1.1/p4"] == "cosette-fauchelevent"
    session = desk.call("show", "2.1", "--json").json["items"][0]
    assert (session["title"], session["date"]) == ("Le vent", "2025-03-04")
    assert desk.call("speakers", "quijote-2").code == 1
    assert desk.load("--update", text=OPEN.replace("trente", "quarante"))["state"] == "unchanged"
    assert desk.call("check").code == 0


def test_fixes_of_what_is_gone_go_with_it(desk: Desk) -> None:
    desk.load(text=OPEN)
    assert desk.call("fix", "quote", "1.1/p1", "--speaker", "edmond-dantes").code == 0
    assert desk.call("fix", "speaker", "quijote-2", "--same-as", "quijote").code == 0
    without = OPEN.replace(VOICE, "").partition("Jour 2")[0]
    assert desk.load("--update", "--event", ID, text=without)["state"] == "updated"
    assert json.loads(desk.file.read_bytes())["fixes"] == {}
    assert desk.call("check").code == 0
    assert desk.call("days").code == 0


def test_a_report_read_in_another_language_keeps_its_ids() -> None:
    first = made(TEXT)
    content = TEXT.encode()
    other = imported(read(content, "x"), content, Wishes(event="event", language="en"), "en").tables()
    merged, _ = merge.merged(first, other)
    assert [s["id"] for s in records(merged, "sessions")] == [s["id"] for s in records(first, "sessions")]
    checked(merged, "merged")


def test_a_title_of_the_users_own_stays(desk: Desk) -> None:
    desk.load("--title", "Nos ponts", "--event", "ours")
    changed = TEXT.replace("trente", "quarante")
    assert desk.load("--update", "--event", "ours", text=changed)["title"] == "Nos ponts"
    assert desk.load("--update", "--event", "ours", "--title", "Vos ponts", text=changed)["title"] == "Vos ponts"
    desk.load("--event", "printed")
    renamed = TEXT.replace("Rencontre des villes", "Assemblée des villes")
    assert desk.load("--update", "--event", "printed", text=renamed)["title"].startswith("Assemblée")


def test_an_event_of_another_kind_is_not_laid_over(desk: Desk) -> None:
    from making import tables, write

    write(desk.file, tables(ID))
    before = desk.state()
    assert "--event" in desk.call("import", desk.report(), "--update").refused(2)
    assert desk.state() == before


PARAGRAPHS = (
    "Les ponts de pierre tiennent depuis trois siècles.",
    "Le maire a parlé des rues et des places.",
    "Les moulins tournent quand le vent se lève sur la plaine.",
    "La mer monte, et le port attend les navires.",
    "Chaque quartier aura un jardin et une fontaine.",
    "Les trains de nuit relient les villes de la côte.",
)
SESSIONS = ("Les ponts", "Les rues", "Le vent", "La mer")
REPORTS = st.lists(
    st.tuples(st.sampled_from(SESSIONS), st.lists(st.sampled_from(PARAGRAPHS), max_size=5)), min_size=1, max_size=4
)


def _text(sessions: list[tuple[str, list[str]]]) -> str:
    parts = [f"➢ {title}\n\n" + "".join(f"{words}\n\n" for words in said) for title, said in sessions]
    return "Rencontre des villes\n\nJour 1. Lundi 3 mars 2025 :\n\n" + "".join(parts)


@given(st.lists(REPORTS, min_size=2, max_size=5))
def test_any_series_of_versions_is_sound(versions: list[Any]) -> None:
    tables = made(_text(versions[0]))
    ever: dict[str, str] = {}
    for version in versions[1:]:
        for passage in records(tables, "passages"):
            ever.setdefault(passage["id"], passage["text"]["fr"])
        before = {p["id"] for p in records(tables, "passages")} | {s["id"] for s in records(tables, "sessions")}
        gone = set(next(records(tables, "event")).get("retired", ()))
        new = made(_text(version))
        tables, changes = merge.merged(tables, new)
        checked(tables, "merged")
        after = {p["id"] for p in records(tables, "passages")} | {s["id"] for s in records(tables, "sessions")}
        assert not after & gone
        assert {change.id for change in changes if change.op == "added"} == after - before
        assert {change.id for change in changes if change.op == "removed"} == before - after
        assert [p["text"] for p in records(tables, "passages")] == [p["text"] for p in records(new, "passages")]
        same, none = merge.merged(tables, new)
        assert (same, none) == (tables, [])


def test_a_fix_given_twice_is_kept_once() -> None:
    fix: Any = {"about": "session", "id": "1.1", "set": {"title": "La ville"}}
    once = added(made(TEXT), fix)
    assert len(once["fixes"]) == 1
    assert len(added(once, fix)["fixes"]) == 1


def test_what_was_said_of_a_report_need_not_be_said_of_its_next_version(desk: Desk) -> None:
    """Language and year of the first import hold until others are given."""
    text = TEXT.replace(" 2025", "")
    first = desk.load("--year", "2025", "--lang", "fr", text=text)
    assert first["event"] == ID
    again = desk.load("--update", text=text.replace("trente rues", "quarante rues"))
    assert (again["event"], again["state"]) == (ID, "updated")
    event = json.loads((desk.library / f"{ID}.json").read_text("utf-8"))["event"]["1"]
    assert (event["start"], event["source"]["told"]) == ("2025-03-03", {"language": "fr", "year": 2025})
    other = desk.load("--update", "--event", ID, "--year", "2031", text=text)
    assert other["state"] == "updated"
    event = json.loads((desk.library / f"{ID}.json").read_text("utf-8"))["event"]["1"]
    assert (event["start"], event["source"]["told"]["year"]) == ("2031-03-03", 2031)
