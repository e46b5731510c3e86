#!/usr/bin/env python3
"""Scores how a build of plenary finds the article of web pages.

    tools/pages/measure.py PLENARY FOLDER [--worst N]

FOLDER is a clone of one of these repositories, which have pages and their articles:

    https://github.com/mozilla/readability
    https://github.com/scrapinghub/article-extraction-benchmark
    https://github.com/Murrough-Foley/web-content-extraction-benchmark (the articles; FOLDER is its dev or test)
    https://github.com/adbar/trafilatura

Precision and recall are those of runs of four words, averaged over the pages. The last one has phrases that are in the
article, and phrases that are not: precision and recall count phrases.
"""

import argparse
import gzip
import html.parser
import json
import pathlib
import re
import subprocess
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

RUN = 4
UNSEEN = {"script", "style", "noscript", "svg", "template", "iframe", "object", "title"}
BODY = {"paragraph", "heading", "item", "quotation", "turn", "direction", "dateline"}


class Text(html.parser.HTMLParser):
    """The visible text of a page."""

    def __init__(self):
        super().__init__()
        self.pieces, self.unseen = [], 0

    def handle_starttag(self, tag, attributes):
        self.unseen += tag in UNSEEN
        self.pieces.append("\n")

    def handle_endtag(self, tag):
        self.unseen -= tag in UNSEEN and self.unseen > 0

    def handle_data(self, data):
        if not self.unseen:
            self.pieces.append(data)


def visible(path):
    parser = Text()
    parser.feed(path.read_text(encoding="utf-8"))
    return "".join(parser.pieces)


def imported(plenary, page, kinds):
    """Returns the blocks of these kinds, without words that plenary adds."""
    run = subprocess.run(
        [plenary, "import", page, "--explain"], capture_output=True, text=True, encoding="utf-8"
    )
    blocks = run.stdout.partition("\n\n")[2].partition("\n\n")[0].splitlines()
    parts = (line.partition(" ") for line in blocks)
    return "\n".join(spoken(kind, words) for kind, _, words in parts if kind in kinds)


def spoken(kind, words):
    """Returns the words of a block, with the label of a turn and the credit of a caption."""
    if kind == "turn":
        return re.sub(r"^\s*<(.*?)>( @\S+)?", r"\1", words)
    return words.strip()


def runs(text):
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))


def shared_runs(found, right):
    found, right = runs(found), runs(right)
    both = (found & right).total()
    return both, found.total() - both, right.total() - both


def phrases(found, wanted, unwanted):
    found = " ".join(found.split())
    has = lambda phrase: " ".join(phrase.split()) in found
    right = sum(map(has, wanted))
    return right, sum(map(has, unwanted)), len(wanted) - right


def pages(folder, unpacked):
    """Yields the name and the file of every page, the kinds of blocks that count, and the answer."""
    for page in sorted(folder.glob("test/test-pages/*/source.html")):
        yield page.parent.name, page, BODY | {"caption", "subtitle"}, (shared_runs, visible(page.with_name("expected.html")))
    truth = folder / "ground-truth.json"
    for name, answer in json.loads(truth.read_text()).items() if truth.exists() else ():
        page = unpacked / f"{name}.html"
        page.write_bytes(gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()))
        yield name, page, BODY, (shared_runs, answer["articleBody"])
    for truth in sorted(folder.glob("ground-truth/*.json")):
        answer = json.loads(truth.read_text())
        article = answer["ground_truth"].get("main_content")
        if article and answer["_internal"]["page_type"]["primary"] == "article":
            page = unpacked / f"{truth.stem}.html"
            page.write_bytes(gzip.decompress((folder / "html" / f"{truth.stem}.html.gz").read_bytes()))
            yield truth.stem, page, BODY, (shared_runs, article)
    truth = folder / "tests/evaldata.json"
    for address, answer in json.loads(truth.read_text()).items() if truth.exists() else ():
        files = (folder / "tests" / part / answer["file"] for part in ("cache", "eval"))
        page = next(file for file in files if file.exists())
        yield address, page, BODY | {"subtitle"}, (phrases, answer["with"], answer["without"])


def share(part, rest):
    return part / (part + rest) if part + rest else 1.0


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("plenary")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--worst", type=int, default=0, help="list this many pages with the lowest scores")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as unpacked, ThreadPoolExecutor(2) as pool:
        every = list(pages(options.folder, pathlib.Path(unpacked)))
        if not every:
            parser.error(f"no page in {options.folder}")
        found = pool.map(lambda page: imported(options.plenary, page[1], page[2]), every)
        counts = {name: method(text, *answer) for (name, *_, (method, *answer)), text in zip(every, found)}
    scores = {name: (share(right, extra), share(right, lost)) for name, (right, extra, lost) in counts.items()}
    for name, (precision, recall) in sorted(scores.items(), key=lambda item: f1(*item[1]))[: options.worst]:
        print(f"{name:48} precision {precision:.3f}  recall {recall:.3f}")
    precision, recall = (sum(values) / len(scores) for values in zip(*scores.values()))
    if every[0][3][0] is phrases:
        right, extra, lost = (sum(values) for values in zip(*counts.values()))
        precision, recall = share(right, extra), share(right, lost)
    print(f"{len(scores)} pages: precision {precision:.4f}, recall {recall:.4f}, F1 {f1(precision, recall):.4f}")


if __name__ == "__main__":
    main()
