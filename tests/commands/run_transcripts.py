#!/usr/bin/python3
"""Replays the transcripts beside it: tests/commands/*.md, each in its own copy of `project/` after `history.sh`.

    run_transcripts.py BINARY [--accept] [NAME…]

In a block ```console, a line `$ …` is a shell command; what follows is all that it prints on both channels, then
`[exit N]` where N is not 0. ESC is shown as `␛`. The commands of one file share one folder, as they would at a desk.
"""
import concurrent.futures
import os
import pathlib
import re
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "diagnostics"))
from sandbox import Sandbox  # noqa: E402 (the path must be known first)

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)


def said(box, command):
    code, output, _ = box.run(f"{{ {command}\n}} 2>&1")
    output = output.replace("\x1b", "␛")
    if output and not output.endswith("\n"):
        output += "\n[no line feed]\n"
    return output + (f"[exit {code}]\n" if code else "")


def replay(binary, project, path):
    """The transcript as it is today."""
    with Sandbox(binary, project) as box:

        def block(found):
            commands = [line[2:] for line in found.group(1).splitlines() if line.startswith("$ ")]
            return "```console\n" + "".join(f"$ {command}\n{said(box, command)}" for command in commands) + "```"

        return BLOCK.sub(block, path.read_text())


def judge(binary, project, path, accept):
    today = replay(binary, project, path)
    if accept:
        path.write_text(today)
    return None if today == path.read_text() else first_difference(path.read_text(), today)


def first_difference(expected, today):
    old, new = expected.splitlines(), today.splitlines()
    at = next((i for i, (one, other) in enumerate(zip(old, new)) if one != other), min(len(old), len(new)))
    show = lambda lines: "\n".join(lines[at : at + 8])
    return f"line {at + 1}, expected:\n{show(old)}\nsaid:\n{show(new)}"


def main(arguments):
    accept = "--accept" in arguments
    binary, *wanted = [argument for argument in arguments if argument != "--accept"]
    paths = [path for path in sorted(HERE.glob("*.md")) if path.stem != "README" and (not wanted or path.stem in wanted)]
    with Sandbox(binary, HERE / "project") as past, tempfile.TemporaryDirectory() as folder:
        code, _, error = past.run("set -e\n" + (HERE / "history.sh").read_text())
        if code:
            print(f"history.sh: exit {code}\n{error}\ncommands: 0 passed, 1 failed")
            return 1
        project = pathlib.Path(folder) / "project"
        shutil.copytree(past.project, project)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            faults = list(pool.map(lambda path: judge(binary, project, path, accept), paths))
    for path, fault in zip(paths, faults):
        if fault:
            print(f"{path.name}: {fault}", file=sys.stderr)
    failed = sum(map(bool, faults))
    print(f"commands: {len(paths) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
