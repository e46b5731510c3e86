#!/usr/bin/env python3
"""Measures where reported words begin and end, against an annotated corpus:

    tools/attribution/measure-ends.py PLENARY SCORER CORPUS [SPLIT]

The arguments are those of measure-corpus.sh. Quotes that match an annotated one are compared with it: how many end at the
same word, stop before it ("short": the speaker is misstated), or run past it ("long")."""
import collections, importlib.util, json, os, subprocess, sys, tempfile

plenary, scorer, corpus = sys.argv[1:4]
split = sys.argv[4] if len(sys.argv) > 4 else "dev"
# The scorer imports modules of its own folder.
sys.path.insert(0, os.path.dirname(os.path.abspath(scorer)))
spec = importlib.util.spec_from_file_location("scorer", scorer)
score = importlib.util.module_from_spec(spec)
spec.loader.exec_module(score)


def side(own, annotated, before, after):
    """Names where a word is in comparison with the annotated one."""
    return "right" if own == annotated else before if own < annotated else after


def first_word(text, words):
    """The index of the first annotated word; an introducing "that" is not counted."""
    words = sorted(words)
    start, end = text.words[words[0]]
    return words[1] if text.raw[start:end].lower() == "that" and len(words) > 1 else words[0]


ends, starts = collections.Counter(), collections.Counter()
with tempfile.TemporaryDirectory() as out:
    texts = os.path.join(corpus, split, "text")
    subprocess.run([plenary, "import", texts, "--format", "json", "-o", out], check=True, stderr=subprocess.DEVNULL)
    for name, text, layers, _ in score.articles(corpus, split, False):
        golds, ignored = layers[0]
        path = os.path.join(out, name + ".json")
        found = score.read_system(json.load(open(path, encoding="utf8")), text) if os.path.exists(path) else []
        found = [one for one in found if 2 * len(one["toks"] & ignored) < len(one["toks"]) or not one["toks"]]
        for gold, system in score.match(golds, found):
            gold, system = golds[gold], found[system]
            if "speech" not in gold["scopes"]:
                continue
            first = first_word(text, gold["toks"])
            start = "right" if min(system["toks"]) in (first, min(gold["toks"])) else side(min(system["toks"]), first, "early", "late")
            for kind in (gold["kind"], "all"):
                ends[kind, side(max(system["toks"]), max(gold["toks"]), "short", "long")] += 1
                starts[kind, start] += 1

print("| kind | quotes | end right | short | long | start right | early | late |\n|---|---|---|---|---|---|---|---|")
for kind in ("all", "direct", "indirect", "mixed"):
    count = sum(ends[kind, where] for where in ("right", "short", "long"))
    shares = [ends[kind, where] for where in ("right", "short", "long")] + [starts[kind, where] for where in ("right", "early", "late")]
    print("| %s | %d | %s |" % (kind, count, " | ".join("%.1f %%" % (100 * share / max(count, 1)) for share in shares)))
