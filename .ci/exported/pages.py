"""Pages and notes, read by parsers of HTML and Markdown."""

import json
import subprocess

from . import ALL, NODE, done, has_node, plenary, quotes, records


def html5():
    import html5lib

    for briefing in ALL:
        html5lib.HTMLParser(strict=True).parse(plenary("export", briefing, "--as", "html"))
        html5lib.HTMLParser(strict=True).parseFragment(quotes("html", briefing))
    done("html5lib reads pages and finds no fault in them")


RULES = {
    "extends": ["html-validate:standard"],
    # A short sentence does not end in a wide space, and dates are in the form that people read.
    "rules": {"no-trailing-whitespace": "error", "long-title": "off"},
}


def checker():
    if not has_node("html-validate"):
        return
    (NODE / ".htmlvalidate.json").write_text(json.dumps({"root": True, **RULES}))
    for number, briefing in enumerate(ALL):
        (NODE / f"page-{number}.html").write_text(plenary("export", briefing, "--as", "html"))
        head = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>Quotes</title>\n</head>\n<body>\n"
        (NODE / f"quotes-{number}.html").write_text(head + quotes("html", briefing) + "</body>\n</html>\n")
    run = subprocess.run(
        ["node", "node_modules/html-validate/bin/html-validate.mjs", "page-*.html", "quotes-*.html"],
        cwd=NODE,
        capture_output=True,
    )
    assert run.returncode == 0, run.stdout.decode() + run.stderr.decode()
    done("pages pass html-validate")


def scripts():
    """Checks that no field becomes an active element or attribute."""
    import html5lib

    for text in [*(plenary("export", path, "--as", "html") for path in ALL), quotes("html")]:
        tree = html5lib.parse(text, namespaceHTMLElements=False)
        for element in tree.iter():
            assert element.tag not in {"script", "iframe", "object", "embed", "q", "b"}, element.tag
            for name, value in element.attrib.items():
                assert name != "src" or value.startswith("data:image/"), value
                assert not name.startswith("on") and not value.lower().startswith("javascript:"), (name, value)
    done("no field becomes a script, an element of its own, or a <q>")


def notes():
    """Reads with markdown-it, with and without the extensions of GitHub."""
    from markdown_it import MarkdownIt

    for preset in ["commonmark", "gfm-like"]:
        tokens = MarkdownIt(preset).parse(quotes("markdown"))
        said, depth = [], 0
        for token in tokens:
            if token.type == "blockquote_open":
                depth += 1
                said.append([])
            elif token.type == "blockquote_close":
                depth -= 1
            elif token.type == "inline" and depth:
                kinds = {child.type for child in token.children}
                assert kinds <= {"text", "text_special", "em_open", "em_close"}, kinds
                said[-1].append("".join(child.content for child in token.children))
        assert len(said) == len(records())
        for words, record in zip(said, records()):
            whole = "\n\n".join(words)
            paragraphs = record["text"].split("\n\n")
            assert all(paragraph in whole for paragraph in paragraphs), (whole, record["text"])
    done(f"notes are read by markdown-it, which gives back the words of {len(said)} quotes")


CHECKS = [html5, checker, scripts, notes]
