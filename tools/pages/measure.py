#!/usr/bin/env python3
"""Scores how a build of plenary finds the article of web pages.

    tools/pages/measure.py PLENARY FOLDER [--worst N]

FOLDER has one folder per page, with the page as `source.html` and its article as `expected.html`, as the test pages of
Mozilla's readability have. Precision and recall are those of runs of four words, averaged over the pages.
"""

import argparse
import html.parser
import pathlib
import re
import subprocess
import tomllib
from collections import Counter

RUN = 4
UNSEEN = {"script", "style", "noscript", "svg", "template", "iframe", "object", "title"}


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


def expected(path):
    parser = Text()
    parser.feed(path.read_text(encoding="utf-8"))
    return "".join(parser.pieces)


def imported(plenary, path):
    run = subprocess.run([plenary, "import", path], capture_output=True, text=True, encoding="utf-8")
    if run.returncode:
        return ""
    sections = tomllib.loads(run.stdout).get("sections", [])
    return "\n".join(f"{section.get('title', '')}\n{section.get('text', '')}" for section in sections)


def runs(text):
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))


def score(found, right):
    found, right = runs(found), runs(right)
    both = (found & right).total()
    return both / max(1, found.total()), both / max(1, right.total())


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("plenary")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--worst", type=int, default=0, help="list this many pages with the lowest scores")
    options = parser.parse_args()
    scores = {}
    for page in sorted(options.folder.glob("*/source.html")):
        right = expected(page.with_name("expected.html"))
        scores[page.parent.name] = score(imported(options.plenary, page), right)
    if not scores:
        parser.error(f"no page in {options.folder}")
    for name, (precision, recall) in sorted(scores.items(), key=lambda item: f1(*item[1]))[: options.worst]:
        print(f"{name:48} precision {precision:.3f}  recall {recall:.3f}")
    precision, recall = (sum(values) / len(scores) for values in zip(*scores.values()))
    print(f"{len(scores)} pages: precision {precision:.4f}, recall {recall:.4f}, F1 {f1(precision, recall):.4f}")


if __name__ == "__main__":
    main()
