"""Exports held to the programs that read them: citation processors, reference managers' readers, a browser.

Called by `.ci/exports` with the program's path. Says what it skips and why; fails where a reader disagrees.
"""

import base64
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from html import escape
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
BRIEFINGS = sorted(Path("briefings").glob("*.toml"))
HARBOUR = Path("briefings/harbour-forum.toml")
CSL_SCHEMA = (
    "https://raw.githubusercontent.com/citation-style-language/schema/v1.0.2/schemas/input/csl-data.json"
)


def skip(what, why):
    print(f"SKIPPED {what}: {why}")


def done(what):
    print(f"ok      {what}")


def plenary(*words):
    run = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, check=True)
    return run.stdout.decode()


def quotes(form, *paths):
    return plenary("quotes", "--format", form, *(paths or BRIEFINGS))


def citation_schema():
    import jsonschema

    try:
        schema = json.load(urllib.request.urlopen(CSL_SCHEMA, timeout=20))
    except OSError as error:
        return skip("the CSL schema", error)
    jsonschema.validate(json.loads(quotes("csl-json")), schema)
    done("citation data is valid by the CSL 1.0.2 schema")


def citations():
    """By citeproc-js, the processor of Zotero, with the styles that come with Citation.js."""
    place = Path("target/exports-node")
    install = ["npm", "install", "--silent", "--no-fund", "--no-audit", "--prefix", str(place)]
    if shutil.which("npm") is None:
        return skip("citations", "there is no npm")
    made = subprocess.run(install + ["@citation-js/core", "@citation-js/plugin-csl"], capture_output=True)
    if made.returncode != 0:
        return skip("citations", "citeproc-js cannot be installed")
    script = """
        const { plugins } = require("@citation-js/core");
        require("@citation-js/plugin-csl");
        const items = JSON.parse(require("fs").readFileSync(0, "utf8"));
        for (const style of ["apa", "harvard1", "vancouver"]) {
            const options = { template: style, lang: "en-US", format: "text" };
            console.log(plugins.output.format("bibliography", items, options));
        }
    """
    run = subprocess.run(["node", "-e", script], cwd=place, input=quotes("csl-json").encode(), capture_output=True)
    assert run.returncode == 0, run.stderr.decode()
    whole = run.stdout.decode()
    assert whole.count("Hu Henghua") >= 3 and "Henghua Hu" not in whole and "Hu, H" not in whole, whole
    assert "Ling, A" in whole, whole
    done("citation data renders in three styles, with names in their order")


def references():
    import rispy

    records = json.loads(quotes("json"))
    read = rispy.loads(quotes("ris"))
    assert len(read) == len(records)
    for one, record in zip(read, records):
        assert one["type_of_reference"] == "GEN"
        words = "\n\n".join(one["notes"][:-1])
        assert record["text"].split("\n\n")[0] in words, (words, record["text"])
        assert bool(one.get("authors")) == ("speaker" in record)
    done("references are read by rispy")


def entries():
    from pybtex.database import parse_string

    records = json.loads(quotes("json"))
    for form in ["bibtex", "biblatex"]:
        read = parse_string(quotes(form), "bibtex")
        assert len(read.entries) == len(records)
        people = [person for entry in read.entries.values() for person in entry.persons.get("author", [])]
        assert any(str(person) == "{Hu Henghua}" for person in people), people
        assert any(person.last_names == ["Ling"] and person.first_names == ["Ada"] for person in people)
    done("entries are read by pybtex")


def calendars():
    import icalendar

    calendar = icalendar.Calendar.from_ical(plenary("export", HARBOUR, "--as", "ics"))
    events = calendar.walk("VEVENT")
    assert events and all(event["DTSTART"].dt <= event["DTEND"].dt for event in events if "DTEND" in event)
    assert not calendar.errors and not any(event.errors for event in events)
    done("the calendar is read by icalendar")


def pages():
    import html5lib

    for briefing in BRIEFINGS:
        html5lib.HTMLParser(strict=True).parse(plenary("export", briefing, "--as", "html"))
        html5lib.HTMLParser(strict=True).parseFragment(quotes("html", briefing))
    done("pages are read by html5lib, which finds no fault in them")


class Browser:
    """A headless Chromium, over its debugging protocol."""

    def __init__(self, program):
        import websocket

        self.home = tempfile.mkdtemp()
        # Its own group, so that all of its processes end with it; nothing of it is read, so nothing can fill up.
        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"]
            + ["--remote-allow-origins=*", "--window-size=700,500", f"--user-data-dir={self.home}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        told = Path(self.home) / "DevToolsActivePort"
        for _ in range(100):
            time.sleep(0.1)
            if told.exists() and told.read_text().strip():
                break
        place = "127.0.0.1:" + told.read_text().split()[0]
        targets = json.load(urllib.request.urlopen(f"http://{place}/json"))
        page = next(target for target in targets if target["type"] == "page")
        self.socket = websocket.create_connection(page["webSocketDebuggerUrl"], timeout=30)
        self.number = 0

    def call(self, method, **words):
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": words}))
        while True:
            answer = json.loads(self.socket.recv())
            if answer.get("id") == self.number:
                return answer.get("result", {})

    def value(self, expression):
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True)["result"].get("value")

    def close(self):
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


def page_of(text, ranges):
    """The section's text far down a page, what should be marked in elements of its own."""
    raw, out, at = text.encode(), "", 0
    for place in ranges:
        words = escape(raw[place["start"] : place["end"]].decode()).replace("\n\n", "</b></p><p><b>")
        out += escape(raw[at : place["start"]].decode()).replace("\n\n", "</p><p>") + f"<b>{words}</b>"
        at = place["end"]
    out += escape(raw[at:].decode()).replace("\n\n", "</p><p>")
    style = "b{font-weight:inherit}::target-text{background:#f0f;color:#f0f}"
    head = f"<!DOCTYPE html><meta charset=utf-8><style>{style}</style><div style='height:4000px'></div>"
    return f"{head}<p>{out}</p>"


def marked(browser, words):
    """Whether what is coloured in the window is what should be, and something is."""
    from PIL import Image

    rects = browser.value(
        "JSON.stringify([...document.querySelectorAll('b')].flatMap(b => [...b.getClientRects()])"
        ".map(r => [r.left, r.top, r.right, r.bottom]))"
    )
    rects = json.loads(rects)
    shot = base64.b64decode(browser.call("Page.captureScreenshot")["data"])
    image = Image.open(io.BytesIO(shot)).convert("RGB")
    pixels = image.load()
    coloured = [
        (x, y) for x in range(image.width) for y in range(image.height) if pixels[x, y] == (255, 0, 255)
    ]
    inside = lambda x, y: any(l - 2 <= x <= r + 2 and t - 4 <= y <= b + 4 for l, t, r, b in rects)
    assert coloured, f"nothing is marked: {words}"
    astray = [place for place in coloured if not inside(*place)]
    assert not astray, f"other words are marked: {words} {astray[:3]}"


def links():
    program = next(filter(None, map(shutil.which, ["chromium-headless-shell", "chromium", "google-chrome"])), None)
    if program is None:
        return skip("text fragments", "there is no Chromium (Debian: apt-get install chromium-headless-shell)")
    records = json.loads(quotes("json", HARBOUR))
    sections = {one["id"]: one for one in json.loads(plenary("export", HARBOUR, "--as", "json"))["sections"]}
    all_links = quotes("link", HARBOUR).splitlines()
    assert len(all_links) == len(records)
    browser, count = Browser(program), 0
    folder = Path(tempfile.mkdtemp())
    try:
        browser.call("Page.enable")
        for number, (link, record) in enumerate(zip(all_links, records)):
            if ":~:" not in link or "anchor" not in record:
                continue
            page = folder / f"{number}.html"
            page.write_text(page_of(sections[record["section"]["id"]]["text"], record["anchor"]))
            browser.call("Page.navigate", url=page.as_uri() + "#" + link[link.index(":~:") :])
            for _ in range(50):
                time.sleep(0.1)
                if browser.value("scrollY") > 0:
                    break
            assert browser.value("scrollY") > 1000, f"does not scroll to its words: {link}"
            time.sleep(0.2)
            marked(browser, link)
            count += 1
    finally:
        browser.close()
        shutil.rmtree(folder, ignore_errors=True)
    assert count > 10
    done(f"a browser scrolls to the words of {count} links and marks them and no others")


for check in [citation_schema, citations, references, entries, calendars, pages, links]:
    try:
        check()
    except ImportError as error:
        skip(check.__name__, error)
