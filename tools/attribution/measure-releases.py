#!/usr/bin/env python3
"""Scores attributions against our own annotation of public-domain releases:

    tools/attribution/measure-releases.py PLENARY SCORER RELEASES

RELEASES is the folder of the texts. annotation/releases.json has the byte offsets of each attribution, and the hash of
each text. SCORER is the Python program that measure-corpus.sh uses."""
import collections, hashlib, importlib.util, json, os, subprocess, sys, tempfile

plenary, scorer, folder = sys.argv[1:4]
spec = importlib.util.spec_from_file_location("scorer", scorer)
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)
here = os.path.dirname(os.path.abspath(__file__))
total, counted = collections.Counter(), 0
with tempfile.TemporaryDirectory() as out:
    subprocess.run([plenary, "import", folder, "--format", "json", "-o", out], check=True, stderr=subprocess.DEVNULL)
    for release in json.load(open(os.path.join(here, "annotation", "releases.json"), encoding="utf8")):
        raw = open(os.path.join(folder, release["file"]), "rb").read()
        if hashlib.sha256(raw).hexdigest() != release["sha256"]:
            sys.exit("%s differs from the annotated text" % release["file"])
        text = score.Text(raw.decode("utf8"))
        place = lambda span: tuple(len(raw[:at].decode("utf8", "ignore")) for at in span)
        golds = []
        for quote in release["quotes"]:
            one = [[place(quote[part])] if part in quote else [] for part in ("source", "cue")]
            gold = score.gold_of(text, [place(span) for span in quote["spans"]], *one)
            if "cue" not in quote:
                gold["scopes"] = {"all", "speech", "core"}
            if quote.get("attitude"):
                gold["scopes"] = {"all"}
            golds.append(gold)
        name = os.path.join(out, os.path.splitext(release["file"])[0] + ".json")
        system = json.load(open(name, encoding="utf8")) if os.path.exists(name) else {}
        # Titles are not annotated: what the import does not offer as a quote is left out.
        system["quotes"] = [quote for quote in system.get("quotes", []) if quote["offered"]]
        total.update(score.score_doc(text, golds, score.read_system(system, text))[0])
        counted += 1
print("%d releases\n| scope | what | P | R | F1 |\n|---|---|---|---|---|" % counted)
for scope in ("speech", "core"):
    for level, kind, what in [("soft", kind, kind) for kind in score.KINDS] + [("who", "all", "who said what")]:
        print("| %s | %s | %.1f | %.1f | %.1f |" % (scope, what, *(100 * x for x in score.prf(total, level, scope, kind))))
