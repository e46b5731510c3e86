"""Tables, records, linked data, calendars and notebooks, each read by another program."""

import csv
import io
import json
import os
import re
import subprocess
import tempfile
from datetime import datetime, timezone
from pathlib import Path

from . import ALL, BRIEFINGS, HARBOUR, NODE, PROGRAM, SIGNS, done, has_node, plenary, quotes, records, skip


def table():
    text = subprocess.run([PROGRAM, "quotes", "--format", "csv", *ALL], capture_output=True, check=True).stdout
    text = text.decode()
    assert "\n" not in text.replace("\r\n", "").replace("\n\n", ""), "lines end in CRLF (RFC 4180)"
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == len(records())
    defused = 0
    for row, record in zip(rows, records()):
        for cell in row.values():
            assert not re.match(r"[\s\u00a0]*[=+\-@\t\r]", cell), cell
        cell = row["Highlight"]
        if cell != record["text"]:
            defused += 1
            cell = cell.removeprefix("'")
        assert cell == record["text"], cell
        assert row["Role"].removeprefix("'") == record.get("speaker", {}).get("role", "")
    assert defused
    done(f"{len(rows)} rows are read by Python's csv, and no cell begins a formula")


def shapes():
    import jsonschema

    schema = json.loads(plenary("schema", "--quote"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for record in records():
        validator.validate(record)
    lines = quotes("ndjson").splitlines()
    assert [json.loads(line) for line in lines] == records()
    done(f"{len(lines)} records are valid by their JSON Schema")


def linked():
    """Checks with the types of schema.org in schema-dts, and the TypeScript compiler."""
    if not has_node("schema-dts", "typescript"):
        return
    (NODE / "linked.ts").write_text(
        f'import type {{ Graph }} from "schema-dts";\nexport const graph: Graph = {quotes("jsonld")};\n'
    )
    words = ["node", "node_modules/typescript/bin/tsc", "--noEmit", "--strict", "--skipLibCheck"]
    words += ["--moduleResolution", "bundler", "--module", "esnext", "--ignoreConfig", "linked.ts"]
    run = subprocess.run(words, cwd=NODE, capture_output=True, timeout=120)
    if b"TS5023" in run.stdout:
        words.remove("--ignoreConfig")
        run = subprocess.run(words, cwd=NODE, capture_output=True, timeout=120)
    assert run.returncode == 0, run.stdout.decode()[:3000]
    done("linked data has types and properties of schema.org (schema-dts)")


def annotations():
    found = 0
    for path in BRIEFINGS + [SIGNS]:
        texts = [one.get("text", "") for one in json.loads(plenary("export", path, "--as", "json"))["sections"]]
        if "url" not in records(path)[0]["source"]:
            continue
        for one in json.loads(quotes("web-annotation", path)):
            targets = one["target"] if isinstance(one["target"], list) else [one["target"]]
            for target in targets:
                if "selector" not in target or isinstance(target["selector"], dict):
                    continue
                quote, position = target["selector"]
                whole = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
                own = [text for text in texts if text[position["start"] : position["end"]] == quote["exact"]]
                assert any(text.count(whole) == 1 for text in own), target
                found += 1
    assert found > 20
    done(f"{found} selectors find their words again, and no others")


def calendars():
    import icalendar

    for path in [HARBOUR, SIGNS]:
        calendar = icalendar.Calendar.from_ical(plenary("export", path, "--as", "ics"))
        events = calendar.walk("VEVENT")
        assert events and all(event["DTSTART"].dt <= event["DTEND"].dt for event in events if "DTEND" in event)
        assert not calendar.errors and not any(event.errors for event in events)
    (event,) = events
    assert event["DTSTART"].dt == datetime(2025, 7, 2, 3, 0, tzinfo=timezone.utc), event["DTSTART"].dt
    assert event["DTEND"].dt == datetime(2025, 7, 2, 3, 45, tzinfo=timezone.utc)
    assert str(event["SUMMARY"]) == "A_B & C: 100% # $ { } ~ ^ \\ <i>", event["SUMMARY"]
    done("calendars are read by icalendar, with their zones and every sign")


def notebooks():
    """Checks that several programs can add to one file: nothing is lost or repeated."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "quotes.md"
        words = [PROGRAM, "quotes", "--format", "markdown", "--notebook", book]
        running = [
            subprocess.Popen([*words, path], stderr=subprocess.DEVNULL) for path in BRIEFINGS for _ in range(4)
        ]
        assert all(one.wait() == 0 for one in running)
        text = book.read_text()
        assert os.listdir(folder) == ["quotes.md"]
    assert len(re.findall(r"^## ", text, re.M)) == len(BRIEFINGS), text
    marks = re.findall(r"^<!-- plenary .* -->$", text, re.M)
    assert len(marks) == len(set(marks)) == len(records(*BRIEFINGS))
    done("programs that add to a notebook at once lose nothing and repeat nothing")


def places():
    """Checks that the bytes do not depend on the folder."""
    here = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
    forms = [line.split()[0] for line in plenary("formats").splitlines() if not line.startswith("template")]
    for form in forms:
        path = HARBOUR if form in ["link", "web-annotation"] else ALL
        paths = path if isinstance(path, list) else [path]
        there = {**os.environ, "LC_ALL": "tr_TR.UTF-8", "LANG": "zh_CN.UTF-8", "TZ": "Asia/Chongqing"}
        one = plenary("quotes", "--format", form, *paths, env=here)
        assert one == plenary("quotes", "--format", form, *paths, env=there), form
    for form in ["markdown", "html", "json", "ics"]:
        one = plenary("export", HARBOUR, "--as", form, env=here)
        assert one == plenary("export", HARBOUR, "--as", form, env=there), form
    done("exports are the same bytes in every locale and zone")


CHECKS = [table, shapes, linked, annotations, calendars, notebooks, places]
