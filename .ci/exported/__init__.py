"""Shared by all checks of exports: the program, its briefings, and the report of a check."""

import json
import subprocess
import sys
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
BRIEFINGS = sorted(Path("briefings").glob("*.toml"))
HARBOUR = Path("briefings/harbour-forum.toml")
# A briefing with special characters of every format in every field, made for these checks.
SIGNS = Path(".ci/exported/signs.toml")
ALL = [*BRIEFINGS, SIGNS]
NODE = Path("target/exports-node")


def skip(what, why):
    print(f"SKIPPED {what}: {why}", flush=True)


def done(what):
    print(f"ok      {what}", flush=True)


def plenary(*words, given=None, env=None):
    """Returns what the program prints. If the program fails, the check fails."""
    run = subprocess.run([PROGRAM, *map(str, words)], input=given, capture_output=True, env=env)
    assert run.returncode == 0, (words, run.stderr.decode())
    return run.stdout.decode()


def quotes(form, *paths):
    return plenary("quotes", "--format", form, *(paths or ALL))


def records(*paths):
    return json.loads(quotes("json", *paths))


def node(script, given, *arguments):
    """Returns what a Node.js script prints, with the packages that `.ci/exports` installed."""
    # Node.js looks for packages from the folder of the script.
    path = NODE / "check.cjs"
    path.write_text(script)
    run = subprocess.run(
        ["node", path.name, *map(str, arguments)], cwd=NODE, input=given.encode(), capture_output=True
    )
    assert run.returncode == 0, run.stdout.decode() + run.stderr.decode()
    return run.stdout.decode()


def has_node(*packages):
    """Returns true if Node.js has these packages, and says so if not."""
    missing = [name for name in packages if not (NODE / "node_modules" / name).exists()]
    if missing:
        skip("what needs " + ", ".join(missing), "it could not be installed with npm")
    return not missing
