#!/usr/bin/env python3
"""Measures how long single files take to import, on one core. docs/performance.md has figures.

  benches/formats/measure.py PROGRAM [RUNS]

Invented files are written to a temporary folder; the same files every time. Prints the best of some runs (default 5).
Needs GNU time and taskset.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
import zipfile

WORDS = """harbour council plan night berths tariff quay engineers summer towns lock gates city ferry crane cold chain order
budget vote report trade""".split()
NAMES = ["Ada Ling", "Bo Reyes", "Mira Okafor", "Zoe Laski", "Ivo Stahl"]
POSTS = ["the mayor", "the harbour master", "a spokesperson for the port", "the minister of transport"]
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RUN = (
    '<w:r w:rsidRPr="00A1"><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/><w:sz w:val="22"/>'
    '<w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">{} </w:t></w:r>'
)


ON_ONE_CORE = ["taskset", "-c", "0"]


def sentence(chance):
    return "The " + " ".join(chance.choice(WORDS) for _ in range(chance.randint(7, 18))) + "."


def paragraph(chance):
    """A paragraph of an article: of ten, four have direct and two reported words."""
    kind, name = chance.random(), chance.choice(NAMES)
    if kind < 0.4:
        return f"“{sentence(chance)[:-1]},” said {name}, {chance.choice(POSTS)}. “{sentence(chance)}”"
    if kind < 0.6:
        return f"{name} said that t{sentence(chance)[1:]} {sentence(chance)}"
    return " ".join(sentence(chance) for _ in range(chance.randint(2, 5)))


def article(size, chance):
    """An article of at least a number of characters, as paragraphs."""
    parts = [f"PORT ELM, May {chance.randint(1, 28)}, 2031 -- {sentence(chance)}"]
    while sum(map(len, parts[-400:])) < size and sum(map(len, parts)) < size:
        parts.append(paragraph(chance))
    return ["Port Elm to open its lock at night", *parts]


def write_docx(path, xml_size, chance):
    """A Word document as Word writes it: many short runs, each with its properties."""
    parts, size = [], 0
    while size < xml_size:
        words = paragraph(chance).split()
        runs = "".join(RUN.format(" ".join(words[at : at + 9])) for at in range(0, len(words), 9))
        part = f'<w:p w:rsidR="{len(parts):08X}"><w:pPr><w:spacing w:after="160"/></w:pPr>{runs}</w:p>'
        parts.append(part)
        size += len(part)
    body = f'<?xml version="1.0"?><w:document xmlns:w="{NAMESPACE}"><w:body>{"".join(parts)}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    return len(re.sub("<[^>]+>", "", body).encode())


def measure(name, runs, command, folder):
    """Prints the best time, its processor time and the peak memory of a command on one core."""
    best = None
    for _ in range(runs):
        # In a new folder: where files were just deleted, ext4 spends up to half a second to avoid their inodes.
        output = ["-o", tempfile.mkdtemp(dir=folder) + "/out"]
        # `time` measures the memory of the program alone.
        timed = ["/usr/bin/time", "-o", os.path.join(folder, "time"), "-f", "%e %U %S %M", *ON_ONE_CORE]
        line = [*timed, *command, *output]
        run = subprocess.run(line, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        if run.returncode != 0:
            sys.exit(f"{name}: {run.stderr.decode(errors='replace')}")
        with open(os.path.join(folder, "time"), encoding="utf-8") as file:
            took, user, system, memory = map(float, file.read().split())
        if best is None or took < best[0]:
            best = took, user + system, memory
    took, processor, memory = best
    print(f"{name:<44} {took * 1000:6.0f} ms, processor {processor * 1000:6.0f} ms, {memory / 1024:4.0f} MB")


def main():
    program, runs = os.path.abspath(sys.argv[1]), int((sys.argv[2:] or ["5"])[0])
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PLENARY_CACHE"] = os.path.join(folder, ".cache")
        chance = random.Random(7)

        def at(name):
            return os.path.join(folder, name)

        for number, size in enumerate([1_000_000, 8_000_000]):
            text = write_docx(at(f"{number}.docx"), size, chance)
            name = f"docx: {os.path.getsize(at(f'{number}.docx')) >> 10} kB, {size >> 20 or 1} MB of XML, {text >> 10} kB of text"
            measure(name, runs, [program, "import", f"{number}.docx"], folder)
        os.mkdir(at("articles"))
        for number in range(1000):
            with open(at(f"articles/{number:04}.txt"), "w", encoding="utf-8") as file:
                file.write("\n\n".join(article(4900, chance)) + "\n")
        measure("1000 articles of 5 kB", runs, [program, "import", "articles"], folder)
        with open(at("line.txt"), "w", encoding="utf-8") as file:
            file.write(" ".join(paragraph(chance) for _ in range(45_000))[:10_000_000])
        measure("10 MB on one line", runs, [program, "import", "line.txt"], folder)


main()
