#!/usr/bin/python3
"""A record of every format there ever was is read as it was written: `records.py BINARY [--accept]`.

`<format>/content/` is a project of nothing but records; what Candor reads in them is held against `<format>/expected/`:
what `verify` says, what changed from version to version, the stated facts. The frozen words come back byte for byte,
from `show` and from the site. --accept rewrites what is expected and never a record.
"""
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "sites"))
from harness import Score, binary_from, run, state_of  # noqa: E402

NOON = 1798718400  # 2026-12-31, when everything recorded has been published


def candor(binary, project, verb, *arguments):
    return run(binary, verb, *arguments, "--project", project, SOURCE_DATE_EPOCH=NOON)


def versions_of(document):
    return sorted(path for path in document.iterdir() if path.is_dir())


def what_is_read(binary, project, site):
    """{name: text} of all that is held against expected/."""
    read = {"verify.txt": candor(binary, project, "verify")[2]}
    for document in sorted(project.glob("content/*/releases/*")):
        company = document.parts[-3]
        name = f"{company}/{document.name}"
        versions = versions_of(document)
        for old, new in zip(versions, versions[1:]):
            sides = (f"{name}@{old.name}", f"{name}@{new.name}")
            for language in (path.stem for path in sorted(new.glob("*.md"))):
                told = candor(binary, project, "changes", *sides, "--lang", language)[1]
                marked = candor(binary, project, "redline", *sides, "--lang", language)[1]
                read[f"{name}/{new.name}.{language}.txt"] = told + "\n" + marked
        for version in versions:
            facts = site / "en" / company / document.name / version.name / "facts.json"
            read[f"{name}/{version.name}.facts.json"] = facts.read_text()
    return read


def frozen_words(binary, project, site, score):
    for text in sorted(project.glob("content/*/releases/*/*/*.md")):
        company, _, document, version = text.parts[-5:-1]
        words = text.read_text()
        shown = candor(binary, project, "show", f"{company}/{document}@{version}", "--lang", text.stem)[1]
        score.check(shown == words, f"show gives the frozen words of {text.relative_to(HERE)}")
        printed = site / text.stem / company / document / version / "text.md"
        score.check(printed.is_file() and printed.read_text() == words, f"and so does the site, at {printed.relative_to(site)}")


def read_format(binary, folder, accept, score):
    before = state_of(folder / "content")
    with tempfile.TemporaryDirectory() as top:
        site = pathlib.Path(top) / "site"
        code, _, said = candor(binary, folder, "build", "--out", site)
        if not score.check(code == 0, f"a site is built from format {folder.name}", said):
            return
        frozen_words(binary, folder, site, score)
        for name, text in what_is_read(binary, folder, site).items():
            path = folder / "expected" / name
            if accept:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
            score.check(path.is_file() and path.read_text() == text, f"format {folder.name}: {name} is read as ever", text[:2000])
    score.check(state_of(folder / "content") == before, f"reading format {folder.name} changes nothing in it")


def main():
    binary, score = binary_from(sys.argv[1:]), Score()
    formats = [path for path in sorted(HERE.iterdir()) if path.is_dir()]
    score.check(bool(formats), "there is a record of each format")
    for folder in formats:
        read_format(binary, folder, "--accept" in sys.argv, score)
    score.finish()


main()
