"""Citations: data checked against CSL 1.0.2 and typeset, references and entries read by other programs."""

import json
import re
import shutil
import subprocess
import tempfile
import urllib.request
from pathlib import Path

from . import done, has_node, node, plenary, quotes, records, skip
from . import ALL, SIGNS

SCHEMA = (
    "https://raw.githubusercontent.com/citation-style-language/schema/v1.0.2/schemas/input/csl-data.json"
)
NAMES = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix", "comma-suffix"}
NAMES |= {"static-ordering", "literal", "parse-names"}


def schema():
    """Checks with the schema of CSL input, which only its repository has."""
    import jsonschema

    try:
        found = json.load(urllib.request.urlopen(SCHEMA, timeout=10))
    except OSError as error:
        return skip("the JSON Schema of CSL", f"it cannot be fetched: {error}")
    jsonschema.validate(json.loads(quotes("csl-json")), found)
    done("citation data is valid by the JSON Schema of CSL 1.0.2")


def variables():
    """Checks with the types and variables of that schema, as in citeproc-py."""
    import citeproc

    place = Path(citeproc.__file__).parent / "data/schema/schemas/styles"
    types = set(re.findall(r'"([^"]+)"', (place / "csl-types.rnc").read_text()))
    grammar = re.sub(r"#.*", "", (place / "csl-variables.rnc").read_text())
    groups = re.findall(r'variables\.(\w+)\s*=((?:\s*\|?\s*"[^"]+")+)', grammar)
    known = {name: set(re.findall(r'"([^"]+)"', group)) for name, group in groups}
    assert {"dates", "names", "strings", "titles"} <= set(known) and "event-title" in known["strings"], known
    items = json.loads(quotes("csl-json"))
    for item in items:
        assert item["type"] in types and isinstance(item["id"], str), item
        for name, value in item.items():
            if name in known["names"]:
                assert value and all(set(one) <= NAMES and all(one.values()) for one in value), value
            elif name in known["dates"]:
                days = value["date-parts"]
                assert set(value) == {"date-parts"} and 1 <= len(days) <= 2, value
                assert all(1 <= len(day) <= 3 and all(isinstance(n, int) for n in day) for day in days)
            elif name not in {"id", "type"}:
                assert any(name in group for group in known.values()), f"{name} is no variable of CSL"
                assert isinstance(value, str) and value, (name, value)
    done(f"{len(items)} items hold types and variables of CSL 1.0.2 (citeproc-py) and no others")


def styles():
    """Typesets with citeproc-js, the processor of Zotero, in the styles of Citation.js."""
    if not has_node("@citation-js/core", "@citation-js/plugin-csl"):
        return
    script = """
        const { plugins } = require("@citation-js/core");
        require("@citation-js/plugin-csl");
        const items = JSON.parse(require("fs").readFileSync(0, "utf8"));
        for (const style of ["apa", "harvard1", "vancouver"]) {
            const options = { template: style, lang: "en-US", format: "text" };
            console.log(plugins.output.format("bibliography", items, options));
            for (const item of items)
                console.log(plugins.output.format("citation", items, { ...options, entry: item.id }));
        }
    """
    whole = node(script, quotes("csl-json"))
    assert whole.count("Hu Henghua") >= 3 and "Henghua Hu" not in whole and "Hu, H" not in whole, whole
    assert "Ling, A" in whole and "(Ling, 2025" in whole and "Brûlé-Ångström, Z" in whole, whole
    done("citation data is typeset in three styles, with names in the right order")


def pandoc(*words, given):
    import pypandoc

    run = subprocess.run([pypandoc.get_pandoc_path(), *words], input=given.encode(), capture_output=True)
    assert run.returncode == 0 and not run.stderr, run.stderr.decode()
    return run.stdout.decode()


def writers():
    """Typesets with pandoc in the Chicago style, and reads entries and references with it."""
    whole = pandoc("-f", "csljson", "-t", "plain", "--citeproc", "--columns=999", given=quotes("csl-json"))
    entries = [" ".join(entry.split()) for entry in whole.split("\n\n") if entry.strip()]
    assert len(entries) == len(records()), len(entries)
    hu = [entry for entry in entries if entry.startswith("Hu Henghua. 2025")]
    assert hu and "Henghua Hu" not in whole and "Hu, H" not in whole, whole
    assert any(entry.startswith("Ling, Ada. 2025") for entry in entries), whole
    assert any("translated by" in entry for entry in entries)
    # Under H, between Haddad and Ling.
    names = [entry.split(".")[0] for entry in entries]
    assert names.index("Haddad, Layla") < names.index("Hu Henghua") < names.index("Ling, Ada"), names
    for form in ["bibtex", "biblatex", "ris"]:
        items = json.loads(pandoc("-f", form, "-t", "csljson", given=quotes(form)))
        assert len(items) == len(records()), form
        people = [person for item in items for person in item.get("author", [])]
        assert any("Hu Henghua" in person.values() for person in people), (form, people)
        assert any((person.get("family"), person.get("given")) == ("Ling", "Ada") for person in people), form
    done("pandoc sets citation data in the Chicago style, and reads entries and references")


def references():
    import rispy

    read = rispy.loads(quotes("ris"))
    assert len(read) == len(records())
    for one, record in zip(read, records()):
        assert one["type_of_reference"] == "GEN"
        words = "\n\n".join(one["notes"][:-1])
        assert all(part in words for part in record["text"].split("\n\n")), (words, record["text"])
        assert bool(one.get("authors")) == ("speaker" in record)
        assert one["keywords"] == record["tags"] if "tags" in record else "keywords" not in one
    done("rispy reads references, with all words")


def entries():
    from pybtex.database import parse_string

    for form in ["bibtex", "biblatex"]:
        read = parse_string(quotes(form), "bibtex")
        assert len(read.entries) == len(records())
        people = [person for entry in read.entries.values() for person in entry.persons.get("author", [])]
        assert any(str(person) == "{Hu Henghua}" for person in people), people
        assert any(person.last_names == ["Ling"] and person.first_names == ["Ada"] for person in people)
    done("pybtex reads entries")


LATEX = r"""\documentclass{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{textcomp}
\usepackage{url}
%s
\begin{document}
\nocite{*}
%s
\end{document}
"""


def latex():
    """Typesets with LaTeX, and reads the words from the page."""
    forms = {
        "bibtex": ("bibtex", "", r"\bibliographystyle{plain}\bibliography{quotes}"),
        "biblatex": (
            "biber",
            r"\usepackage[backend=biber,style=authoryear]{biblatex}\addbibresource{quotes.bib}"
            # Its own styles print no annotations, so this adds them.
            r"\renewbibmacro{finentry}{\printfield{annotation}\finentry}",
            r"\printbibliography",
        ),
    }
    import pymupdf

    for form, (tool, head, body) in forms.items():
        if shutil.which("pdflatex") is None or shutil.which(tool) is None:
            skip(f"typesetting {form}", f"there is no pdflatex with {tool}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            (place / "quotes.bib").write_text(quotes(form, SIGNS))
            (place / "page.tex").write_text(LATEX % (head, body))

            def run(*words):
                return subprocess.run(words, cwd=place, capture_output=True, timeout=120)

            pdflatex = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "page"]
            if form == "biblatex" and run(*pdflatex).returncode != 0:
                skip(f"typesetting {form}", "LaTeX has no biblatex")
                continue
            run(*pdflatex)
            told = run(tool, "page").stdout.decode(errors="replace")
            assert "error" not in told.lower() and "warn" not in told.lower().replace("warnings: 0", ""), told
            run(*pdflatex)
            last = run(*pdflatex)
            assert last.returncode == 0, last.stdout.decode(errors="replace")[-3000:]
            whole = "".join(page.get_text() for page in pymupdf.open(place / "page.pdf"))
        whole = re.sub(r"-\n", "-", whole)
        whole = re.sub(r"\s+", " ", whole)
        if tool == "biber":
            # biber removes the commands around straight single marks, so LaTeX sets typographic ones.
            whole = whole.replace(" ’ ‘ ", " ' ` ")
        for words in [
            "all of # $ % & _ { } ~ ^ \\ and < > | \" ' ` -- --- done",
            "A_B & C: 100% # $ { } ~ ^ \\ <i>",
            "naïve Łódź, Čapek, ½, €, œuvre",
            "Hu Henghua",
            "Ludwig van Beethoven and Sons",
            "Brûlé-Ångström",
        ]:
            assert words in whole, (form, words, whole)
        assert "Henghua Hu" not in whole
        done(f"LaTeX typesets entries of {form}, with every character as it was")


CHECKS = [schema, variables, styles, writers, references, entries, latex]
