#!/usr/bin/python3
"""Inputs that want to harm: YAML, prose, addresses, messages, templates, law packs, paths and records, one at a
time.

    hostile.py BINARY [WORDS…]      (only inputs whose name holds all WORDS)

Each must end with exit code 0 or 1 within five seconds of the processor and a gigabyte and a half, say why when it
refuses, print nothing that a terminal would obey, and leave no site behind a refusal. The inputs are in
hostile_inputs.py and hostile_packs.py.
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

import hostile_inputs
from sandbox import Sandbox

HERE = pathlib.Path(__file__).resolve().parent
LIMITS = "ulimit -t 5; ulimit -v 1500000; ulimit -c 0; "
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\udc80-\udcff]")  # the last: no UTF-8


def write(box, path, content):
    target = os.path.join(os.fsencode(box.project), os.fsencode(path))
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with open(target, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))


def problems_of(code, said, has_site, may_end, place):
    if code not in may_end:
        yield f"exit {code}"
    if code == 1 and not re.search(r"^(\S.*: )?error: .* \[[a-z0-9-]+\]$", said, flags=re.M):
        yield "refused without an id"
    if code == 1 and has_site:
        yield "refused, and left a site"
    if place and not re.search(f"^{re.escape(place)}.* error: ", said, flags=re.M):
        yield f"does not name {place}"
    found = OBEYED.search(said)
    if found:
        yield f"prints U+{ord(found.group(0)):04X}"


def judge(binary, entry):
    with Sandbox(binary, HERE / "base") as box:
        for path, content in entry.files.items():
            write(box, path, content)
        if entry.prepare:
            subprocess.run(["/bin/sh", "-c", entry.prepare], cwd=box.project, env=box.environment(), check=True, capture_output=True)
        try:
            code, output, error = box.run(LIMITS + entry.command)
        except subprocess.TimeoutExpired:
            return f"{entry.name}: hangs"
        found = list(problems_of(code, output + error, (box.project / "site/index.html").exists(), entry.may_end, entry.place))
        return f"{entry.name}: {', '.join(found)}: {(error or output)[:600]}" if found else None


def main(arguments):
    binary, *words = arguments
    entries = [entry for entry in hostile_inputs.all_inputs() if all(word in entry.name for word in words)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = [fault for fault in pool.map(lambda entry: judge(binary, entry), entries) if fault]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"hostile: {len(entries) - len(faults)} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
