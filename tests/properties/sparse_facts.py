#!/usr/bin/python3
"""Silence is allowed: no fact is needed for the words to be written. Takes each fact of the sample company away, one at
a time and one whole branch at a time, and composes: what a law misses may be found, what refers to nothing may be
found, but no template may fail.   sparse_facts.py BINARY"""
import concurrent.futures
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
TEMPLATE_FAULTS = ("template-", "page-template", "unknown-message", "message-argument", "heading-", "duplicate-heading")


def branches(tree, path=()):
    """Every path in the tree, branches before their leaves."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in items:
        yield path + (key,)
        yield from branches(value, path + (key,))


def without(tree, path):
    if len(path) == 1:
        if isinstance(tree, dict):
            return {key: value for key, value in tree.items() if key != path[0]}
        return [value for index, value in enumerate(tree) if index != path[0]]
    if isinstance(tree, dict):
        return {key: without(value, path[1:]) if key == path[0] else value for key, value in tree.items()}
    return [without(value, path[1:]) if index == path[0] else value for index, value in enumerate(tree)]


def faults_of(binary, project):
    result = subprocess.run([binary, "check", "--project", project, "--format", "json", "--as-of", "2026-05-01"],
                            capture_output=True, text=True, timeout=60)
    if result.returncode not in (0, 1):
        return [f"exit {result.returncode}: {result.stderr[:300]}"]
    found = json.loads(result.stdout)["diagnostics"]
    return [f"{d['file']}:{d['line']}: {d['message']} [{d['id']}]" for d in found if d["id"].startswith(TEMPLATE_FAULTS)]


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    source = ROOT / "content" / "modelux"
    files = {file.name: yaml.load(file.read_text(), Loader=yaml.BaseLoader) for file in source.glob("*.yaml")}
    cases = [(name, path) for name, tree in sorted(files.items()) for path in branches(tree)]

    def run(case):
        name, path = case
        with tempfile.TemporaryDirectory() as temporary:
            project = pathlib.Path(temporary)
            for shared in ("templates", "locales"):
                (project / shared).symlink_to(ROOT / shared)
            (project / "content").mkdir()
            shutil.copy(ROOT / "content" / "site.yaml", project / "content")
            shutil.copytree(source, project / "content" / "modelux", ignore=shutil.ignore_patterns("releases"))
            target = project / "content" / "modelux" / name
            target.write_text(yaml.dump(without(files[name], path), allow_unicode=True, sort_keys=False))
            return case, faults_of(binary, project)

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for (name, path), faults in pool.map(run, cases):
            if faults:
                failed += 1
                print(f"without {name}: {'.'.join(map(str, path))}")
                for fault in faults[:2]:
                    print("   ", fault)
    print(f"{len(cases) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
