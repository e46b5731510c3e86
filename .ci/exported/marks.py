"""Quotation marks, compared with Unicode CLDR for each language."""

import json
import tempfile
from pathlib import Path

from . import NODE, done, has_node, quotes

# French has a narrow no-break space inside its marks, which CLDR does not list; Swiss French has none.
SPACED = {"fr"}


def delimiters():
    if not has_node("cldr-misc-full"):
        return
    main = NODE / "node_modules/cldr-misc-full/main"
    wanted = {}
    for path in sorted(main.glob("*/delimiters.json")):
        tag = path.parent.name
        data = json.loads(path.read_text())["main"][tag]["delimiters"]
        wanted[tag] = [
            (data["quotationStart"], data["quotationEnd"]),
            (data["alternateQuotationStart"], data["alternateQuotationEnd"]),
        ]
    for region in ["TW", "HK", "MO"]:
        wanted[f"zh-{region}"] = wanted["zh-Hant"]
    with tempfile.TemporaryDirectory() as folder:
        for number, tag in enumerate(wanted):
            inner = json.dumps(wanted[tag][0][0] + "y" + wanted[tag][0][1], ensure_ascii=False)
            Path(folder, f"{number:04}.toml").write_text(
                f'format = 1\n[event]\ntitle = "{tag}"\nlanguage = "{tag}"\n[[sections]]\nid = "s"\n'
                f'title = "S"\n[[sections.quotes]]\ntext = "x"\n[[sections.quotes]]\ntext = {inner}\n'
            )
        lines = [line for line in quotes("text", folder).splitlines() if line and not line.startswith("—")]
    said = iter(lines[0::2])
    for tag, (outer, within) in wanted.items():
        spaced = tag.split("-")[0] in SPACED and not tag.startswith("fr-CH")
        space = lambda pair: (pair[0] + "\u202f", "\u202f" + pair[1]) if spaced and pair[0] in "«»" else pair
        (open_, close), (inner_open, inner_close) = space(outer), space(within)
        assert next(said) == f"{open_}x{close}", tag
        assert next(said) == f"{inner_open}{outer[0]}y{outer[1]}{inner_close}", tag
    done(f"quotation marks are those of CLDR in {len(wanted)} languages, nested ones too")


CHECKS = [delimiters]
