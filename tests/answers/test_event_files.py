"""Event files read back: byte for byte, as they are or not at all."""

from cgluctl.store.locate import bundled
from making import tables, write
from reports import ID, Desk


def test_an_event_file_is_read_back_byte_for_byte(desk: Desk) -> None:
    desk.load()
    copy = desk.folder / "copy.json"
    assert desk.call("export", "--event", ID, "--format", "store", "-o", str(copy)).code == 0
    assert copy.read_bytes() == desk.file.read_bytes()
    assert desk.call("import", str(copy), "--json").json["items"][0]["state"] == "unchanged"
    desk.file.unlink()
    dry = desk.call("import", str(copy), "--dry-run", "--json").json["items"][0]
    assert (dry["state"], dry["file"]) == ("dry run", None)
    assert not desk.file.exists()
    item = desk.call("import", str(copy), "--json").json["items"][0]
    assert (item["state"], item["event"], item["file"]) == ("imported", ID, str(desk.file))
    assert desk.file.read_bytes() == copy.read_bytes()
    out = desk.folder / "sub.json"
    assert desk.call("import", str(copy), "-o", str(out)).code == 0
    assert out.read_bytes() == copy.read_bytes()


def test_an_event_file_is_taken_as_it_is_or_not_at_all(desk: Desk) -> None:
    desk.load()
    copy = desk.folder / "copy.json"
    copy.write_bytes(desk.file.read_bytes())
    assert "--title" in desk.call("import", str(copy), "--title", "Another").refused(2)
    assert "--event" in desk.call("import", str(copy), "--event", "another").refused(2)
    before = desk.state()
    copy.write_bytes(desk.file.read_bytes().replace(b"trente", b"quatre"))
    assert "copy.json" in desk.call("import", str(copy)).refused(3)
    copy.write_bytes(desk.file.read_bytes()[:-200])
    line = desk.call("import", str(copy)).refused(3)
    assert str(copy) in line
    own = write(copy, tables(ID))
    line = desk.call("import", str(own)).refused(2)
    assert "--update" in line
    assert desk.state() == before
    updated = desk.call("import", str(own), "--update")
    assert "updated" in updated.text
    assert "check --seal" in updated.words  # it was never sealed
    assert desk.call("events", "restore", ID, "--yes").code == 0
    assert desk.state()[f"data/cgluctl/events/{ID}.json"] == before[f"data/cgluctl/events/{ID}.json"]


def test_the_bundled_event_cannot_be_imported_over_itself(desk: Desk) -> None:
    line = desk.call("import", str(bundled())).refused(2)
    assert "cglu-2021-05" in line
