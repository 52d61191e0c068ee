#!/usr/bin/python3
"""Whatever is altered in a record is found and named: `record.py BINARY`.

A record of two versions is made; then every byte of HEAD, of each SHA256SUMS and each release.yaml, and every 50th of
the words and facts, is flipped; every file and folder is added to, removed, renamed, cut off; HEAD is rolled back.
`verify` must end in exit 1 and name the file, `build` must refuse and leave the site, and `sha256sum -c`, run on HEAD
and in each folder, must agree on all but added files, without any help of Candor's.
"""
import concurrent.futures
import os
import pathlib
import queue
import shutil
import subprocess
import sys
import tempfile

TESTS = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TESTS / "sites"))
from harness import Score, binary_from, copy_tree, run, state_of  # noqa: E402
from sites import noon  # noqa: E402

TODAY = noon("2026-05-20")
RECORD = "content/elm/releases/privacy"
OLD, NEW = "2026-01-07", "2026-03-02"


def make_record(binary, project):
    """Two versions, and the site of both."""
    copy_tree(TESTS / "faults/project", project)
    must(binary, project, "release", "elm/privacy", "--note", "The first one.", day=OLD)
    policy = project / "content/elm/policy.yaml"
    policy.write_text(policy.read_text().replace("7 years", "8 years"))
    must(binary, project, "release", "elm/privacy", "--approved-by", "A. Lawyer", day=NEW)
    must(binary, project, "build")
    return project


def must(binary, project, *arguments, day="2026-05-20"):
    code, printed, said = run(binary, *arguments, "--project", project, SOURCE_DATE_EPOCH=noon(day))
    if code != 0:
        sys.exit(f"{arguments}: exit {code}\n{said}")
    return printed + said


class Workshop:
    """Copies of the project, one for each that works on it at a time."""

    def __init__(self, binary, origin, work, score, hands=2):
        self.binary, self.origin, self.work, self.score = binary, origin, work, score
        self.pool = concurrent.futures.ThreadPoolExecutor(hands)
        self.free = queue.Queue()
        for number in range(hands):
            copy_tree(origin, work / str(number))
            self.free.put(work / str(number))

    def alter(self, alterations):
        for what, wrong in self.pool.map(self.attempt, alterations):
            self.score.check(not wrong, what, *wrong)

    def attempt(self, alteration):
        """(what, do, named, options): `do(record)` alters; one of the paths in `named` must be named."""
        what, do, named, options = alteration
        project = self.free.get()
        try:
            do(project / RECORD)
            return what, self.judge(project, named, **options)
        finally:
            shutil.rmtree(project / RECORD)
            copy_tree(self.origin / RECORD, project / RECORD)
            self.free.put(project)

    def judge(self, project, named, sums=True, build=False):
        code, _, said = run(self.binary, "verify", "--project", project, SOURCE_DATE_EPOCH=TODAY)
        wrong = [] if code == 1 else [f"verify ends in exit {code}"]
        if not any(f"{RECORD}/{name}:" in said for name in named):
            wrong.append(f"verify does not name {' or '.join(named)}")
        if sums and sha256sum_agrees(project / RECORD):
            wrong.append("sha256sum -c finds nothing")
        if build:
            wrong += self.judge_build(project)
        return wrong + ([said] if wrong else [])

    def judge_build(self, project):
        code, _, said = run(self.binary, "build", "--project", project, SOURCE_DATE_EPOCH=TODAY)
        wrong = [] if code == 1 else [f"build ends in exit {code}", said]
        if state_of(project / "site") != state_of(self.origin / "site"):
            wrong.append("build touched the site")
        return wrong


def sha256sum_agrees(record):
    """What anyone can do without Candor: is the chain whole?"""
    script = "sha256sum -c --quiet HEAD && for version in */; do (cd $version && sha256sum -c --quiet SHA256SUMS) || exit 1; done"
    return subprocess.run(["sh", "-c", script], cwd=record, capture_output=True, check=False).returncode == 0


# --- what is done to it -------------------------------------------------------------------------------------------

def flips(record):
    for name in files_of(record):
        size = (record / name).stat().st_size
        step = 50 if name.endswith(".md") or name.endswith("facts.yaml") else 1
        for place in range(0, size, step):
            # One run in a hundred also builds: `build` recalls the record as `verify` does.
            yield f"byte {place} of {name} flipped", flip(name, place, 1), suspects(name), {"build": place % 500 == 0}
    # 0x20 turns a hash's letters into capitals, which sha256sum takes for the same.
    for place in range((record / "HEAD").stat().st_size):
        yield f"bit 5 of byte {place} of HEAD flipped", flip("HEAD", place, 0x20), suspects("HEAD"), {"sums": False}


def suspects(name):
    """A line and what it speaks of disagree: either may be what was altered, and both may be named."""
    return [name, f"{NEW}/SHA256SUMS"] if name == "HEAD" else [name]


def flip(name, place, bit):
    def do(record):
        data = bytearray((record / name).read_bytes())
        data[place] ^= bit
        (record / name).write_bytes(data)
    return do


def structural(record):
    everything = {"build": True}
    unseen = {"build": True, "sums": False}
    for name in files_of(record):
        path = pathlib.Path(name)
        size = (record / name).stat().st_size
        yield f"{name} removed", lambda r, n=name: (r / n).unlink(), [name], everything
        yield f"{name} renamed", lambda r, n=name: (r / n).rename(r / (n + "x")), [name], everything
        for length in (0, size // 2, size - 1):
            # Of HEAD's last line end, sha256sum takes no notice.
            proven = name != "HEAD" or length < size - 1
            yield (f"{name} cut to {length}", lambda r, n=name, k=length: os.truncate(r / n, k), suspects(name),
                   {"build": True, "sums": proven})
        yield f"{name} with a line added", lambda r, n=name: (r / n).write_bytes((r / n).read_bytes() + b"\n"), suspects(name), unseen
        yield f"{name} with CRLF", lambda r, n=name: (r / n).write_bytes((r / n).read_bytes().replace(b"\n", b"\r\n")), suspects(name), unseen
        yield f"{name} made a folder", lambda r, n=name: make_folder(r / n), [name], everything
        yield f"{name} made a link to its copy", lambda r, n=name: make_link(r / n), [name], unseen
        if path.parent.name:
            other = f"{path.parent}/added-{path.name}"
            yield f"{other} added", lambda r, n=other: (r / n).write_text("more\n"), [other], unseen
    for version in (OLD, NEW):
        inside = [f"{version}/SHA256SUMS", version]
        yield f"{version} removed", lambda r, v=version: shutil.rmtree(r / v), inside, everything
        yield f"{version} renamed", lambda r, v=version: (r / v).rename(r / "2026-03-03"), [*inside, "2026-03-03"], everything
        yield f"{version} doubled", lambda r, v=version: shutil.copytree(r / v, r / "2026-03-03"), ["2026-03-03"], unseen
        yield f"a folder added to {version}", lambda r, v=version: (r / v / "more").mkdir(), [f"{version}/more"], unseen
        yield f"a hidden file added to {version}", lambda r, v=version: (r / v / ".x").touch(), [f"{version}/.x"], unseen
    yield "a file added beside the versions", lambda r: (r / "notes.txt").touch(), ["notes.txt"], unseen
    yield "a folder added beside the versions", lambda r: (r / "2026").mkdir(), ["2026"], unseen
    yield "versions exchanged", exchange, [f"{OLD}/SHA256SUMS", f"{NEW}/SHA256SUMS"], everything
    yield "HEAD rolled back", roll_back, [NEW], unseen


def make_folder(path):
    path.unlink()
    path.mkdir()


def make_link(path):
    copy = path.parents[4] / "copy" if path.name == "HEAD" else path.parents[5] / "copy"
    shutil.move(path, copy)
    path.symlink_to(copy)


def exchange(record):
    (record / OLD).rename(record / "x")
    (record / NEW).rename(record / OLD)
    (record / "x").rename(record / NEW)


def roll_back(record):
    digest = subprocess.run(["sha256sum", f"{OLD}/SHA256SUMS"], cwd=record, capture_output=True, text=True, check=True)
    (record / "HEAD").write_text(digest.stdout)


def files_of(record):
    return sorted(str(path.relative_to(record)) for path in record.rglob("*") if path.is_file())


# --- folders under a dotted name ----------------------------------------------------------------------------------

def dotted(binary, origin, work, score):
    """HEAD is the commit point: the folder's name comes after it, and may not have come yet."""
    project = work / "named"
    copy_tree(origin, project)
    record = project / RECORD
    (record / NEW).rename(record / f".{NEW}")
    site, said = state_of(project / "site"), must(binary, project, "verify")
    score.check("2 versions" in said, "a dotted folder that HEAD names is the release", said)
    must(binary, project, "build")
    score.check(state_of(project / "site") == site, "the site of it is the same")
    score.check("8 years" in must(binary, project, "show", f"elm/privacy@{NEW}"), "its words are shown")
    must(binary, project, "release", "elm/privacy", "--if-changed")
    score.check(state_of(record) == state_of(origin / RECORD), "the next release gives it its name")
    shutil.copytree(record / NEW, record / f".{NEW}")
    must(binary, project, "release", "elm/privacy", "--if-changed")
    score.check(state_of(record) == state_of(origin / RECORD), "beside the folder of that name, it is cleared")


def attempt_cleared(binary, origin, work, score):
    project = work / "attempt"
    copy_tree(origin, project)
    record = project / RECORD
    shutil.copytree(record / NEW, record / ".2026-05-20")
    (record / ".2026-05-20/en.md").write_text("half")
    (record / ".HEAD").write_text("half")
    said = must(binary, project, "verify")
    score.check("2 versions" in said, "a dotted folder that HEAD does not name is no release", said)
    site = state_of(project / "site")
    must(binary, project, "build")
    score.check(state_of(project / "site") == site, "and is on no page")
    policy = project / "content/elm/policy.yaml"
    policy.write_text(policy.read_text().replace("8 years", "9 years"))
    must(binary, project, "release", "elm/privacy")
    said = must(binary, project, "verify")
    left = sorted(os.listdir(record))
    score.check("3 versions" in said and left == [OLD, NEW, "2026-05-20", "HEAD"], "the next release clears it", said, left)
    score.check("half" not in (record / "2026-05-20/en.md").read_text(), "nothing of it is in the new version")
    score.check(sha256sum_agrees(record), "sha256sum proves the chain")


def rolled_back_together(binary, origin, work, score):
    """The one alteration that a record alone cannot show; that is left to git (`verify --against`)."""
    project = work / "together"
    copy_tree(origin, project)
    roll_back(project / RECORD)
    shutil.rmtree(project / RECORD / NEW)
    score.check("1 version" in must(binary, project, "verify"), "HEAD and folder rolled back together look whole")


def main():
    binary = binary_from(sys.argv[1:])
    score = Score()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        origin = make_record(binary, work / "origin")
        score.check(sha256sum_agrees(origin / RECORD), "sha256sum proves an untouched record")
        workshop = Workshop(binary, origin, work, score)
        workshop.alter(structural(origin / RECORD))
        workshop.alter(flips(origin / RECORD))
        for check in (dotted, attempt_cleared, rolled_back_together):
            check(binary, origin, work, score)
    score.finish()


if __name__ == "__main__":
    main()
