"""Checks exports with the programs that read them: citation processors, parsers, LaTeX, a browser.

Called by `.ci/exports` with the program's path. Says what it skips and why; fails where a reader disagrees.
"""

import sys
import traceback

from . import browser, citations, codings, marks, pages, skip, tables

failed = []
for check in [*citations.CHECKS, *tables.CHECKS, *codings.CHECKS, *marks.CHECKS, *pages.CHECKS, *browser.CHECKS]:
    try:
        check()
    except ImportError as error:
        skip(check.__name__, error)
    except Exception:
        traceback.print_exc()
        print(f"FAILED  {check.__name__}", flush=True)
        failed.append(check.__name__)
if failed:
    sys.exit("FAILED: " + ", ".join(failed))
