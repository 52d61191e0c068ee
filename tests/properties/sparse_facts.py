#!/usr/bin/python3
"""Silence is allowed: no fact is needed for the words to be written. Takes each fact of a company away, one at a time and
one whole branch at a time, and composes: what a law misses may be found, what refers to nothing may be found, but no
template may fail. The company is the made-up one that states every field; each variant of it is a company of its own in
a project of a hundred, so that one run of the binary asks a hundred.   sparse_facts.py BINARY [--all]"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCE = ROOT / "tests" / "everything" / "content" / "everything"
TEMPLATE_FAULTS = ("template-", "page-template", "unknown-message", "message-argument", "heading-", "duplicate-heading")
AT_ONCE = 100
# Of some 4,600 facts and branches every 31st is taken away, so that all files and depths are met within a minute or two;
# `--all` takes each of them.
STEP = 31


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


def write_variant(content, company, files, name, path):
    shutil.copytree(SOURCE, content / company, ignore=shutil.ignore_patterns("releases"))
    text = yaml.dump(without(files[name], path), allow_unicode=True, sort_keys=False)
    (content / company / name).write_text(text)


def template_faults(binary, files, cases):
    """What the templates said wrong about any of these cases."""
    with tempfile.TemporaryDirectory() as temporary:
        project = pathlib.Path(temporary)
        for shared in ("templates", "locales"):
            # Not a link: that is no ordinary file, and would be all that is found.
            shutil.copytree(ROOT / shared, project / shared)
        content = project / "content"
        content.mkdir()
        companies = [f"v{number:04}" for number in range(len(cases))]
        for company, (name, path) in zip(companies, cases):
            write_variant(content, company, files, name, path)
        site = {"title": "Variants", "base_url": "https://variants.example", "default_language": "en",
                "companies": companies, "company_in_address": "yes"}
        (content / "site.yaml").write_text(yaml.dump(site))
        result = subprocess.run([binary, "check", "--project", project, "--format", "json", "--as-of", "2026-05-01"],
                                capture_output=True, text=True, timeout=600)
        if result.returncode not in (0, 1):
            return [f"exit {result.returncode}: {result.stderr[:300]}"]
        report = json.loads(result.stdout)
        if not report["requirements"]:
            return ["nothing was judged: the projects were not read"]
        return [f"{found['file']}:{found['line']}: {found['message']} [{found['id']}]"
                for found in report["diagnostics"] if found["id"].startswith(TEMPLATE_FAULTS)]


def faults_by_case(binary, files, cases):
    """A fault stands in a template, not in a company: the case behind it is found by asking ever fewer at once."""
    faults = template_faults(binary, files, cases)
    if not faults or len(cases) == 1:
        return {cases[0]: faults} if faults else {}
    middle = len(cases) // 2
    return faults_by_case(binary, files, cases[:middle]) | faults_by_case(binary, files, cases[middle:])


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    files = {file.name: yaml.load(file.read_text(), Loader=yaml.BaseLoader) for file in SOURCE.glob("*.yaml")}
    cases = [(name, path) for name, tree in sorted(files.items()) for path in branches(tree)]
    cases = cases if "--all" in sys.argv else cases[::STEP]
    faults = {}
    for begin in range(0, len(cases), AT_ONCE):
        faults |= faults_by_case(binary, files, cases[begin:begin + AT_ONCE])
    for (name, path), found in faults.items():
        print(f"without {name}: {'.'.join(map(str, path))}")
        for fault in found[:2]:
            print("   ", fault)
    print(f"{len(cases) - len(faults)} passed, {len(faults)} failed")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
