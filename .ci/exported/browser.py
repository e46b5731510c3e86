"""Links and pages in a browser: a headless Chromium, through its debugging protocol."""

import base64
import io
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
from html import escape
from pathlib import Path

from . import ALL, HARBOUR, SIGNS, done, plenary, quotes, records, skip


def chromium(what):
    """Returns the program, or says that `what` is skipped without it."""
    names = ["chromium-headless-shell", "chromium", "google-chrome"]
    program = next(filter(None, map(shutil.which, names)), None)
    if program is None:
        skip(what, "there is no Chromium (Debian: apt-get install chromium-headless-shell)")
    return program


class Browser:
    """A headless Chromium, through its debugging protocol."""

    def __init__(self, program):
        import websocket

        self.home = tempfile.mkdtemp()
        # In its own process group, so that all its processes can be ended. Its output is discarded, so no pipe can fill up.
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
    """A page with the text of a section far down, and elements around what should be marked."""
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
    """Returns true if the right words are coloured in the window, and some words are."""
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
    program = chromium("text fragments")
    if program is None:
        return
    wanted = []
    for path in [HARBOUR, SIGNS]:
        sections = {one["id"]: one for one in json.loads(plenary("export", path, "--as", "json"))["sections"]}
        all_links = quotes("link", path).splitlines()
        assert len(all_links) == len(records(path))
        for link, record in zip(all_links, records(path)):
            if ":~:" in link and "anchor" in record:
                wanted.append((link, sections[record["section"]["id"]]["text"], record["anchor"]))
    browser, count = Browser(program), 0
    folder = Path(tempfile.mkdtemp())
    try:
        browser.call("Page.enable")
        for number, (link, text, anchor) in enumerate(wanted):
            page = folder / f"{number}.html"
            page.write_text(page_of(text, anchor))
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


def prints():
    """Whole briefings on paper: every word is there, black on white, and no heading is alone at the end of a page."""
    program = chromium("printing pages")
    if program is None:
        return
    import pymupdf

    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(ALL):
            page, paper = Path(folder, f"{number}.html"), Path(folder, f"{number}.pdf")
            page.write_text(plenary("export", path, "--as", "html"))
            words = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/home"]
            words += ["--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri()]
            subprocess.run(words, capture_output=True, timeout=60)
            document = pymupdf.open(paper)
            whole = " ".join("".join(sheet.get_text() for sheet in document).split())
            for record in records(path):
                # Lines of Chinese end anywhere, and words of Arabic are read from the right.
                for paragraph in record["text"].split("\n\n"):
                    if paragraph.isascii():
                        assert " ".join(paragraph.split()) in whole, paragraph
            for sheet in document:
                spans = [
                    span
                    for block in sheet.get_text("dict")["blocks"]
                    for line in block.get("lines", [])
                    for span in line["spans"]
                ]
                assert all(span["color"] == 0 for span in spans), "words are not black"
                assert not spans or spans[-1]["size"] < 14, f"a heading is alone at the end of a page: {spans[-1]['text']}"
    done(f"{len(ALL)} pages print with all their words, in black")


CHECKS = [links, prints]
