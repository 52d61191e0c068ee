#!/usr/bin/python3
"""The generated parts of the READMEs: between their markers stands what the binary prints. Without --write, says
whether they are stale (exit 1)."""
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BEGIN, END = "<!-- generated: ./run docs -->\n", "<!-- end of generated -->"


def with_generated(text, generated):
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    return before + BEGIN + generated + END + after


def main():
    candor = ROOT / "build" / "candor"
    reference = subprocess.run([candor, "--help-markdown"], check=True, capture_output=True, text=True).stdout
    readme = ROOT / "README.md"
    fresh = with_generated(readme.read_text(), reference)
    stale = fresh != readme.read_text()
    if stale and "--write" in sys.argv:
        readme.write_text(fresh)
    elif stale:
        print("README.md: the reference of commands is stale: ./run docs", file=sys.stderr)
    print(f"{0 if stale else 1} passed, {1 if stale and '--write' not in sys.argv else 0} failed")
    sys.exit(1 if stale and "--write" not in sys.argv else 0)


if __name__ == "__main__":
    main()
