#!/usr/bin/python3
"""Whole small sites, byte for byte: `sites.py BINARY [--accept|--refreeze] [CASE…]`.

A case is a folder:
  case.json        a sentence, the day the site is built on, options of `build`, the steps of its history
  project/         content/ with a frozen record, as a company's own repository would hold it
  history/<name>/  earlier states of the company's folder, for --refreeze alone
  expected/        the site, every byte; said.txt beside it holds what `build` said. What is copied from templates/assets/
                   is held to that folder and stands nowhere twice

The record is frozen and committed: a template edit changes pages, and never the words in them. `--accept` rewrites
what is expected; read the difference. `--refreeze` replays the history through `release`, for as long as the record's
format is 0, and accepts.
"""
import json
import os
import pathlib
import shutil
import sys
import tempfile

from harness import SITES, Score, binary_from, copy_tree, differences, run, tree_of


COPIED = {f"assets/{name}": data for name, data in tree_of(SITES.parents[1] / "templates" / "assets").items()}


class Case:
    def __init__(self, folder):
        self.folder = folder
        self.name = folder.name
        self.description = json.loads((folder / "case.json").read_text())
        self.project = folder / "project"
        self.expected = folder / "expected"
        self.said = folder / "said.txt"

    def build(self, binary, out):
        options = self.description.get("options", [])
        code, printed, said = run(binary, "build", "--project", self.project, "--out", out, "--as-of",
                                  self.description["as_of"], *options)
        said = said.replace(str(out), "OUT").replace(str(self.project), "PROJECT")
        return tree_of(out) if os.path.isdir(out) else {}, f"exit {code}\n{printed}{said}"


def judge(case, binary, score):
    with tempfile.TemporaryDirectory() as temporary:
        site, said = case.build(binary, pathlib.Path(temporary) / "site")
    wrong = differences(COPIED | tree_of(case.expected), site)
    score.check(not wrong, f"{case.name}: {case.description['sentence']}", *wrong)
    score.check(said.startswith("exit 0\n"), f"{case.name}: builds", said)
    expected = case.said.read_text() if case.said.exists() else ""
    score.check(said == expected, f"{case.name}: what build says", f"expected:\n{expected}", f"said:\n{said}")
    for rule in case.description.get("never", []):
        found = [name for name, data in site.items() if rule.encode() in data]
        score.check(not found, f"{case.name}: `{rule}` stands nowhere", *found)


def accept(case, binary):
    with tempfile.TemporaryDirectory() as temporary:
        site, said = case.build(binary, pathlib.Path(temporary) / "site")
    shutil.rmtree(case.expected, ignore_errors=True)
    for name, data in site.items():
        if COPIED.get(name) == data:
            continue
        path = case.expected / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    case.said.write_text(said)


def refreeze(case, binary):
    """Plays the steps of the history in a copy; the record made there replaces the case's."""
    content = case.project / "content"
    records = {}
    with tempfile.TemporaryDirectory() as temporary:
        project = pathlib.Path(temporary)
        copy_tree(content, project / "content", ignored=("releases",))
        for step in case.description.get("history", []):
            play(step, case, project, binary)
            company = step["company"]
            records[company] = project / "content" / company / "releases"
        for company, record in records.items():
            shutil.rmtree(content / company / "releases", ignore_errors=True)
            shutil.copytree(record, content / company / "releases")


def play(step, case, project, binary):
    company = project / "content" / step["company"]
    state = case.folder / "history" / step["state"] if "state" in step else case.project / "content" / step["company"]
    for entry in company.iterdir():
        if entry.name != "releases":
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    copy_tree(state, company, ignored=("releases",))
    # `release` runs on the day it names, at noon, so that nothing is backdated.
    options = [f"--{name}={step[name]}" for name in ("effective", "note") if name in step]
    code, _, said = run(binary, "release", f"{step['company']}/{step['document']}", "--project", project,
                        "--approved-by", "A. Lawyer", *options, SOURCE_DATE_EPOCH=noon(step["published"]))
    if code != 0:
        sys.exit(f"{case.name}: release of {step['published']} failed\n{said}")


def noon(date):
    import datetime
    return int(datetime.datetime.fromisoformat(date + "T12:00:00+00:00").timestamp())


def main():
    binary = binary_from(sys.argv[1:])
    wanted = [one for one in sys.argv[1:] if not one.startswith("--")][1:]
    cases = [Case(path.parent) for path in sorted(SITES.glob("*/case.json")) if not wanted or path.parent.name in wanted]
    if "--refreeze" in sys.argv:
        for case in cases:
            refreeze(case, binary)
    if "--accept" in sys.argv or "--refreeze" in sys.argv:
        for case in cases:
            accept(case, binary)
    score = Score()
    for case in cases:
        judge(case, binary, score)
    example = (SITES / "a-language-added-later" / "case.json").read_text()
    score.check(example in (SITES.parent / "README.md").read_text(), "tests/README.md shows a case as it is")
    score.finish()


if __name__ == "__main__":
    main()
