#!/usr/bin/python3
"""Holds `candor check` against what a lawyer found by hand in the sources of the sample companies.

    judged.py BINARY [COMPANY…]

A file beside this one is a company: its verdicts, and the defects of its source. README.md says how it is read.
"""
import json
import pathlib
import subprocess
import sys

import yaml

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent.parent
DAY = "2026-11-21"
GAPS = ("vague", "partial", "not-printed", "missing")  # from the lightest
OPEN = ("manual", "undetermined")


def kind(verdict):
    return "a gap" if verdict in GAPS else "open" if verdict in OPEN else "none"


def weight(verdict):
    return GAPS.index(verdict) if verdict in GAPS else -1


def verdict_of(requirement):
    """The verdict, what a suppression lets pass counted: a gap is one whether or not its company lives with it."""
    own, let_pass = requirement["status"], requirement.get("suppressed")
    if own == "suppressed" or let_pass and weight(let_pass) > weight(own):
        return let_pass
    return own


def check(binary, company, document):
    command = [binary, "check", company, "--format", "json", "--project", ROOT, "--as-of", DAY]
    report = json.loads(subprocess.run(command, check=False, capture_output=True, text=True).stdout)
    return {one["id"]: verdict_of(one) for one in report["requirements"] if one["document"] == document}


def faults_of_verdict(name, by_hand, said):
    expected = by_hand.get("check", by_hand["hand"])
    if said is None:
        yield f"{name}: judged by hand ({by_hand['hand']}), and not asked by check"
    elif said != expected:
        yield f"{name}: check says {said}, and said {expected}; by hand it is {by_hand['hand']}"
    if kind(expected) != kind(by_hand["hand"]) and not by_hand.get("because"):
        yield f"{name}: {by_hand['hand']} by hand, {expected} to check, and no reason"


def faults_of_defect(defect, said):
    found_by = defect.get("found_by", [])
    for name in [found_by] if isinstance(found_by, str) else found_by:
        if kind(said.get(name, "none")) != "a gap":
            yield f"line {defect['lines']}, {defect['what']}: no longer found by {name}"
    if not found_by and not defect.get("not_found"):
        yield f"line {defect['lines']}, {defect['what']}: neither found nor a reason why not"


def judge(binary, path):
    table = yaml.safe_load(path.read_text())
    said = check(binary, table["company"], table["document"])
    verdicts, defects = table["verdicts"], table["defects"]
    faults = [f for name, one in verdicts.items() for f in faults_of_verdict(name, one, said.get(name))]
    faults += [f for defect in defects for f in faults_of_defect(defect, said)]
    agree = sum(kind(one.get("check", one["hand"])) == kind(one["hand"]) for one in verdicts.values())
    found = sum("found_by" in defect for defect in defects)
    print(f"{table['company']}: {agree} of {len(verdicts)} verdicts as by hand, {found} of {len(defects)} defects")
    unjudged = sorted(set(said) - set(verdicts))
    if unjudged:
        print(f"   nobody has judged by hand yet: {', '.join(unjudged)}")
    return [f"{table['company']}: {fault}" for fault in faults]


def main(binary, *wanted):
    paths = [path for path in sorted(HERE.glob("*.yaml")) if not wanted or path.stem in wanted]
    failed = 0
    for path in paths:
        faults = judge(pathlib.Path(binary).resolve(), path)
        failed += bool(faults)
        print("".join(f"FAILED {fault}\n" for fault in faults), end="")
    print(f"{len(paths) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
