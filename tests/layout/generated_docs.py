#!/usr/bin/python3
"""The generated parts of the READMEs: between their markers stands what the binary prints and the schema says. Without
--write, says whether they are stale (exit 1).   generated_docs.py [--write]"""
import json
import pathlib
import subprocess
import sys

import yaml

import field_reference
import section_list

ROOT = pathlib.Path(__file__).resolve().parents[2]
CANDOR = ROOT / "build" / "candor"
BEGIN, END = "<!-- generated: ./run docs -->\n", "<!-- end of generated -->"


def said(*arguments):
    return subprocess.run([CANDOR, *arguments], check=True, capture_output=True, text=True).stdout


def commands():
    return said("--help-markdown")


def fields():
    packs = [yaml.load(path.read_text(), Loader=yaml.BaseLoader) for path in sorted((ROOT / "generator/laws").glob("*.yaml"))]
    return section_list.markdown(ROOT) + "\n" + field_reference.markdown(json.loads(said("schema")), packs)


GENERATED = {"README.md": commands, "content/README.md": fields}


def with_generated(text, generated):
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    return before + BEGIN + generated + END + after


def main():
    failed = 0
    for name, generate in GENERATED.items():
        path = ROOT / name
        fresh = with_generated(path.read_text(), generate())
        if fresh == path.read_text():
            continue
        if "--write" in sys.argv:
            path.write_text(fresh)
            continue
        failed += 1
        print(f"{name}: its generated part is stale: ./run docs", file=sys.stderr)
    print(f"{len(GENERATED) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
