#!/usr/bin/python3
"""Same input, same bytes: `same_bytes.py BINARY`.

The repository's own site is built again and again where everything differs that must not matter: the folder, the time
zone, the locale, the number of jobs, the order in which the files were made (and so the order in which a folder lists
them), the umask, the way the project is named, what stood in the output before. Every byte of every file is compared,
the manifest's too. Then the kept states of tests/sites are released twice, and both records compared.
"""
import json
import os
import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sites"))
from harness import ROOT, SITES, Score, binary_from, copy_tree, differences, run, tree_of  # noqa: E402
from sites import Case, noon  # noqa: E402

NOON = noon("2026-05-20")  # of the day on which all sites are built


def copy_project(target, order):
    """The repository's project, its files made one by one in the given order: `readdir` gives them in another."""
    files = [path for folder in ("content", "templates", "locales") for path in (ROOT / folder).rglob("*") if path.is_file()]
    for path in sorted(files, key=order):
        copy = target / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return target


def by_name(path):
    return str(path)


def backwards(path):
    return tuple(-byte for byte in str(path).encode())


def by_size(path):
    return path.stat().st_size, str(path)


WAYS = [
    # what differs, folder, order of the files, options, environment, umask
    ("time zone and locale", "a", by_name, ["--jobs", "1"], {"TZ": "Pacific/Kiritimati", "LC_ALL": "ko_KR.UTF-8"}, 0o022),
    ("a zone behind, Turkish letters", "b", by_name, ["--jobs", "1"], {"TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8"}, 0o022),
    ("two jobs", "c", by_name, ["--jobs", "2"], {}, 0o022),
    ("eight jobs, files made backwards", "d", backwards, ["--jobs", "8"], {"LANG": "th_TH"}, 0o022),
    ("a deep folder with spaces and letters of other scripts", "e e/정책 ä/x/y/z", by_size, [], {}, 0o022),
    ("a strict umask", "f", by_size, ["--jobs", "2"], {"LANGUAGE": "ar", "LC_TIME": "fa_IR"}, 0o077),
]


def build_everywhere(binary, temporary, score, more=()):
    plain = copy_project(temporary / "plain", by_name)
    reference = build(binary, plain, temporary / "out", ["--jobs", "1", *more], {}, 0o022, score, "the first build")
    score.check(len(reference) > 20, f"the site of the repository has pages{' '.join(more)}", *reference)
    for what, folder, order, options, variables, umask in WAYS:
        project = temporary / folder
        if not project.exists():
            copy_project(project, order)
        site = build(binary, project, project / "out", [*options, *more], variables, umask, score, what)
        wrong = differences(reference, site)
        score.check(not wrong, f"{what}: same bytes {' '.join(more)}", *wrong)
    return plain, reference


def build(binary, project, out, options, variables, umask, score, what):
    shutil.rmtree(out, ignore_errors=True)
    code, _, said = run(binary, "build", "--project", project, "--out", out, *options, umask=umask,
                        SOURCE_DATE_EPOCH=NOON, **variables)
    score.check(code == 0, f"{what}: builds", said)
    return tree_of(out, ignored=())


def named_otherwise(binary, project, reference, temporary, score):
    """The project and the output named by other words, and an output that held an older site."""
    (temporary / "link").symlink_to(project)
    ways = {
        "a project behind a symbolic link": (["--project", temporary / "link", "--out", temporary / "o1"], None),
        "relative paths": (["--project", "plain", "--out", "./o2"], temporary),
        "from a folder inside the project": (["--out", temporary / "o3"], project / "content"),
    }
    for number, (what, (options, cwd)) in enumerate(ways.items(), 1):
        code, _, said = run(binary, "build", *options, cwd=cwd, SOURCE_DATE_EPOCH=NOON)
        wrong = differences(reference, tree_of(temporary / f"o{number}", ignored=()))
        score.check(code == 0 and not wrong, f"{what}: same bytes", said, *wrong)


def built_over_another(binary, project, reference, temporary, score):
    out = temporary / "over"
    run(binary, "build", "--project", project, "--out", out, "--as-of", "2025-12-01", SOURCE_DATE_EPOCH=NOON)
    before = tree_of(out, ignored=())
    code, _, said = run(binary, "build", "--project", project, "--out", out, SOURCE_DATE_EPOCH=NOON)
    wrong = differences(reference, tree_of(out, ignored=()))
    score.check(bool(differences(reference, before)), "a site of an earlier day differs")
    score.check(code == 0 and not wrong, "built over a site of an earlier day: same bytes as from nothing", said, *wrong)
    code, _, said = run(binary, "build", "--project", project, "--out", out, SOURCE_DATE_EPOCH=NOON)
    wrong = differences(reference, tree_of(out, ignored=()))
    score.check(code == 0 and "nothing to do" in said and not wrong, "built twice: nothing to do", said, *wrong)


def released_twice(binary, temporary, score):
    for case in [Case(path.parent) for path in sorted(SITES.glob("*/case.json"))]:
        one = replay(case, binary, temporary / f"{case.name}-1", {"TZ": "UTC", "LC_ALL": "C"}, 0o022, "1")
        other = replay(case, binary, temporary / f"{case.name}-2 ä", {"TZ": "Asia/Seoul", "LC_ALL": "tr_TR"}, 0o077, "8")
        wrong = differences(one, other)
        score.check(one and not wrong, f"released twice: {case.name}", *wrong)


def replay(case, binary, project, variables, umask, jobs):
    content = project / "content"
    copy_tree(case.project / "content", content, ignored=("releases",))
    for step in json.loads((case.folder / "case.json").read_text())["history"]:
        company = content / step["company"]
        if "state" in step:
            copy_tree(case.folder / "history" / step["state"], company)
        options = [f"--{name}={step[name]}" for name in ("effective", "note") if name in step]
        code, _, said = run(binary, "release", f"{step['company']}/{step['document']}", "--project", project, "--jobs", jobs,
                            *options, umask=umask, SOURCE_DATE_EPOCH=noon(step["published"]), **variables)
        if code != 0:
            return {f"{case.name}: {said}": b""}
        copy_tree(case.project / "content" / step["company"], company, ignored=("releases",))
    return {name: data for name, data in tree_of(content).items() if "/releases/" in name}


def main():
    binary = binary_from(sys.argv[1:])
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        temporary = pathlib.Path(folder)
        plain, reference = build_everywhere(binary, temporary, score)
        named_otherwise(binary, plain, reference, temporary, score)
        built_over_another(binary, plain, reference, temporary, score)
        build_everywhere(binary, temporary / "drafts", score, ["--drafts"])
        released_twice(binary, temporary, score)
    score.finish()


if __name__ == "__main__":
    main()
