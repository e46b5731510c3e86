"""Codings: a project of REFI-QDA, read by Python's zip and XML readers."""

import io
import re
import subprocess
import zipfile
from xml.etree import ElementTree

from . import ALL, PROGRAM, done, plenary, records

NAMESPACE = "{urn:QDA-XML:project:1.0}"
GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def packed():
    words = [PROGRAM, "codes", "--format", "qdpx", "--speakers", *ALL]
    return subprocess.run(words, capture_output=True, check=True).stdout


def letters(text):
    return "".join(c for c in text if c.isalnum())


def project():
    data = packed()
    assert data == packed(), "the same project is the same file"
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    root = ElementTree.fromstring(archive.read("project.qde"))
    assert root.tag == NAMESPACE + "Project"
    known = set()
    for one in root.iter():
        if "guid" in one.attrib:
            assert GUID.fullmatch(one.get("guid")) and one.get("guid") not in known, one.attrib
            known.add(one.get("guid"))
    targets = [one.get("targetGUID") for one in root.iter() if "targetGUID" in one.attrib]
    assert targets and known.issuperset(targets)
    selected = set()
    for source in root.iter(NAMESPACE + "TextSource"):
        path = source.get("plainTextPath").removeprefix("internal://")
        text = archive.read("Sources/" + path).decode()
        for selection in source.iter(NAMESPACE + "PlainTextSelection"):
            start, end = int(selection.get("startPosition")), int(selection.get("endPosition"))
            assert 0 <= start < end <= len(text)
            selected.add(letters(text[start:end]))
    said = [record for record in records(*ALL) if "speaker" in record and len(record.get("anchor", [])) < 2]
    missing = [record["text"] for record in said if letters(record["text"]) not in selected]
    assert not missing, missing
    done(f"{len(said)} statements are cut from the texts of a REFI-QDA project by their positions")


def codebook():
    root = ElementTree.fromstring(plenary("codes", "--format", "qdc", *ALL))
    names = {one.get("name") for one in root.iter("{urn:QDA-XML:codebook:1.0}Code")}
    tags = {tag for record in records(*ALL) for tag in record.get("tags", [])}
    assert tags and names >= tags, tags - names
    done(f"{len(names)} codes are read from a REFI-QDA codebook")


CHECKS = [project, codebook]
