#!/usr/bin/python3
"""The coverage pages of `candor check --coverage`: `coverage.py BINARY [--accept]`.

The pages of `project/`, a small company before a law of its own, are compared byte for byte with `expected/`. Then the
folder: pages that list gaps must not come to lie in a site, by whatever road; and the bytes are the same everywhere.
"""
import os
import pathlib
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "sites"))
from harness import Score, binary_from, differences, run, state_of, tree_of  # noqa: E402

NOON = 1780315200  # 2026-06-01
IGNORED = (".candor-manifest.json", "assets/site.css", "assets/icon.svg")  # the site's own, tested there


def check(binary, project, folder, *options, **more):
    return run(binary, "check", "--project", project, "--law", "acme", "--coverage", folder, *options,
               SOURCE_DATE_EPOCH=NOON, **more)


def expect_pages(binary, score, top, accept):
    project, out = top / "project", top / "gaps"
    laws = (project / "content" / "laws").rename(top / "laws")  # a gap in law would stop a release
    code, _, said = run(binary, "release", "acme/privacy", "--project", project, "--published", "2026-05-01",
                        SOURCE_DATE_EPOCH=NOON)
    score.check(code == 0, "a version is released, and linked to", said)
    laws.rename(project / "content" / "laws")
    code, _, said = check(binary, project, out)
    score.check(code == 1, "a gap is an error, and the pages are written", said)
    pages = tree_of(out, IGNORED)
    if accept:
        shutil.rmtree(HERE / "expected", ignore_errors=True)
        for name, data in pages.items():
            path = HERE / "expected" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    wrong = differences(tree_of(HERE / "expected"), pages)
    score.check(not wrong, "the pages are as expected", *wrong)
    html = b"".join(data for name, data in pages.items() if name.endswith(".html"))
    score.check(b"ompliant" not in html and b"<next month>" not in html, "nothing is called so, and nothing is unescaped")
    every = all(b'<meta name="robots" content="noindex">' in data for name, data in pages.items() if name.endswith(".html"))
    score.check(every, "no page may be indexed")
    score.check(len(tree_of(out, ())) == len(tree_of(out, IGNORED)) + 3, "style, icon and manifest stand beside them")


def expect_same_bytes(binary, score, top):
    reference = tree_of(top / "gaps", ())
    for what, options, more in (("another zone and locale", ["--jobs", "1"], {"TZ": "Pacific/Kiritimati", "LC_ALL": "ko_KR.UTF-8"}),
                                ("eight jobs", ["--jobs", "8"], {"LANG": "tr_TR"})):
        project = top / "e 정책" / what / "project"
        shutil.copytree(top / "project", project)
        check(binary, project, top / what, *options, **more)
        wrong = differences(reference, tree_of(top / what, ()))
        score.check(not wrong, f"{what}: same bytes", *wrong)
    before = state_of(top / "gaps")
    check(binary, top / "project", top / "gaps")
    score.check(before == state_of(top / "gaps"), "a second check leaves the pages as they are")


def expect_refusals(binary, score, top):
    project = top / "project"
    elsewhere = top / "www"
    run(binary, "build", "--project", project, "--out", elsewhere, SOURCE_DATE_EPOCH=NOON)
    (top / "into-site").symlink_to(project / "site")
    (top / "into-www").symlink_to(elsewhere / "assets")
    (top / "to-nowhere").symlink_to(top / "nothing" / "here")
    (project / "notes").mkdir()
    (project / "notes" / "mine.txt").write_text("mine\n")
    before = state_of(top)
    for what, folder in (("the site, before there is one", project / "site"),
                         ("a folder in it", project / "site" / "gaps"),
                         ("the drafts", project / ".drafts" / "gaps"),
                         ("the content", project / "content" / "gaps"),
                         ("a company", project / "content" / "acme"),
                         ("the site by another road", project / "content" / ".." / "site" / "gaps"),
                         ("the site through a link", top / "into-site" / "gaps"),
                         ("a site built elsewhere", elsewhere),
                         ("a folder of such a site", elsewhere / "en" / "gaps"),
                         ("such a folder through a link", top / "into-www" / "gaps"),
                         ("a link to nowhere", top / "to-nowhere"),
                         ("a folder behind one that is not there", top / "nothing" / ".." / "gaps2"),
                         ("the root of all", "/"),
                         ("the project itself", project),
                         ("somebody's notes", project / "notes"),
                         ("a file", project / "content" / "site.yaml")):
        code, _, said = check(binary, project, folder)
        wanted = "foreign-output" if what in ("the project itself", "somebody's notes") else "coverage-folder"
        score.check(code in (1, 2) and f"[{wanted}]" in said, f"{what} is refused", f"exit {code}", said[-600:])
        score.check(before == state_of(top), f"{what}: nothing was written")
    for options in (["--only", "acme-keep"], ["--coverage", ""]):
        code, _, said = check(binary, project, top / "x", *options)
        score.check(code == 2, f"{options} is no usage", said)
    (project / "content" / "acme" / "company.yaml").write_text("company: {nam: x}\n")
    code, _, said = check(binary, project, top / "gaps")
    score.check(code == 1 and "not written: not everything reads" in said, "what does not read leaves the old pages", said)


def main():
    binary, score = binary_from(sys.argv[1:]), Score()
    with tempfile.TemporaryDirectory(prefix="candor-coverage-") as folder:
        top = pathlib.Path(os.path.realpath(folder))
        shutil.copytree(HERE / "project", top / "project")
        expect_pages(binary, score, top, "--accept" in sys.argv)
        expect_same_bytes(binary, score, top)
        expect_refusals(binary, score, top)
    score.finish()


if __name__ == "__main__":
    main()
