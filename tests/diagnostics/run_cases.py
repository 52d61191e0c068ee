#!/usr/bin/python3
"""Holds every diagnostic against its cases: tests/diagnostics/<id>/{valid,invalid}[-name]/.

    run_cases.py BINARY [--accept] [ID…]

A case is what differs from the project in `base/`. `command` (default: `candor check`) is a shell script whose last line
is judged, the lines before it prepare; `expected.txt` is all that it says, then `exit N`. A valid case without
`expected.txt` says what the base says (`base.txt`). An invalid case shows its id, a valid one does not, and neither
writes anything unless it builds or releases. README.md beside this says more.
"""
import concurrent.futures
import os
import pathlib
import re
import sys

from sandbox import Sandbox

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PAGES = ROOT / "generator/diagnostics/explain"
OWN = ("command", "expected.txt")
WRITES = ("candor build", "candor release")
MACHINE_FAILED = 2


def read_list(name):
    """Lines `name: reason` of a file beside this one."""
    lines = (HERE / name).read_text().splitlines()
    return dict(line.split(": ", 1) for line in lines if line and not line.startswith("#"))


def ids_in_code():
    """Every hyphenated name in quotes in the generator's C++ is a diagnostic's id, or no_ids.txt says what it is."""
    names = set()
    for path in (ROOT / "generator").rglob("*"):
        if path.suffix in (".cpp", ".h"):
            code = re.sub(r"^\s*//.*$", "", path.read_text(), flags=re.M)
            names |= set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', code))
    return (names | {f"law-{status}" for status in law_statuses()}) - set(read_list("no_ids.txt"))


def law_statuses():
    """What check_law.cpp calls a verdict that is a finding; its ids are `law-` and that name."""
    names = re.search(r"status_names = .*?;", (ROOT / "generator/check/check_law.cpp").read_text(), flags=re.S).group(0)
    no_finding = {"not-applicable", "met", "manual"}
    return set(re.findall(r'"([a-z-]+)"', names)) - no_finding


def cases_of(identifier):
    folder = HERE / identifier
    found = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    return [path for path in found if re.fullmatch(r"(in)?valid(-.+)?", path.name)]


def missing_cases(identifiers, elsewhere):
    """What is not there: a case, a page, or the id that a case or a page speaks of."""
    found = []
    for identifier in sorted(identifiers):
        kinds = {path.name.split("-")[0] for path in cases_of(identifier)}
        if identifier not in elsewhere:
            found += [f"{identifier}: no {kind} case" for kind in sorted({"valid", "invalid"} - kinds)]
        if not (PAGES / f"{identifier}.md").is_file():
            found.append(f"{identifier}: no page generator/diagnostics/explain/{identifier}.md")
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name not in ("base", "__pycache__")}
    found += [f"{name}: cases of an id that is not in the code" for name in sorted(folders - identifiers)]
    found += [f"{name}: a page about an id that is not in the code" for name in sorted({p.stem for p in PAGES.glob("*.md")} - identifiers)]
    found += [f"{name}: in elsewhere.txt, not in the code" for name in sorted(set(elsewhere) - identifiers)]
    for name, reason in elsewhere.items():
        shown_by = re.search(r"\((tests/[^ ]+)\)$", reason)
        if not shown_by or name not in (ROOT / shown_by.group(1)).read_text():
            found.append(f"{name}: elsewhere.txt names no test that shows it")
    return found


def run_case(binary, case):
    """All that the last line of the case said and its exit code, and whether it wrote what it must not."""
    script = (case / "command").read_text() if (case / "command").is_file() else "candor check\n"
    *before, judged = script.strip().splitlines()
    with Sandbox(binary, HERE / "base") as box:
        box.overlay(case, OWN)
        if before:
            code, _, error = box.run("set -e\n" + "\n".join(before))
            if code != 0:
                return f"could not be prepared: exit {code}\n{error}", False
        there = box.written()
        code, output, error = box.run(judged)
        may_write = code == 0 and any(verb in judged for verb in WRITES)
        wrote = code != MACHINE_FAILED and not may_write and box.written() != there
    return f"{output}{error}exit {code}\n", wrote


def judge(binary, case, accept):
    """None, or what is wrong with the case."""
    said, wrote = run_case(binary, case)
    expected = case / "expected.txt"
    invalid = case.name.startswith("invalid")
    shows = f"[{case.parent.name}]" in said
    if accept and (invalid or said != (HERE / "base.txt").read_text()):
        expected.write_text(said)
    elif accept:
        expected.unlink(missing_ok=True)
    if wrote:
        return "it wrote something"
    if shows != invalid:
        return f"{'does not show' if invalid else 'shows'} its id:\n{said}"
    wanted = (expected if expected.is_file() or invalid else HERE / "base.txt")
    if not wanted.is_file() or wanted.read_text() != said:
        return f"expected {wanted.relative_to(ROOT)}:\n{wanted.read_text() if wanted.is_file() else '(nothing)'}\nsaid:\n{said}"
    return None


def main(arguments):
    accept = "--accept" in arguments
    binary, *wanted = [argument for argument in arguments if argument != "--accept"]
    identifiers = ids_in_code()
    elsewhere = read_list("elsewhere.txt")
    faults = [] if wanted else missing_cases(identifiers, elsewhere)
    cases = [case for name in sorted(wanted or {p.name for p in HERE.iterdir() if p.is_dir()}) for case in cases_of(name)]
    if accept:
        (HERE / "base.txt").write_text(run_case(binary, HERE / "never-released/invalid")[0])
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(lambda case: judge(binary, case, accept), cases))
    for case, fault in zip(cases, found):
        if fault:
            faults.append(f"{case.relative_to(HERE)}: {fault}")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"diagnostics: {len(cases) - sum(map(bool, found))} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
