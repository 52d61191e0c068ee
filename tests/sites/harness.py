"""What the tests that drive the whole binary share: running it, looking at folders byte for byte, keeping the score.

Used by tests/sites, tests/same_bytes, tests/faults and tests/record. Python's standard library only.
"""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys

SITES = pathlib.Path(__file__).resolve().parent
ROOT = SITES.parents[1]

# The manifest holds keys made from Candor's own sources: it is no page, and changes with every edit of the C++.
MANIFEST = ".candor-manifest.json"


def environment(**more):
    """A bare environment: what a test does not set, no machine sets for it."""
    bare = {key: os.environ[key] for key in ("PATH", "HOME", "ASAN_OPTIONS", "UBSAN_OPTIONS") if key in os.environ}
    return bare | {"NO_COLOR": "1"} | {key: str(value) for key, value in more.items()}


def run(binary, *arguments, cwd=None, umask=-1, **variables):
    """Runs the binary; gives exit code, standard output, standard error."""
    done = subprocess.run([str(binary), *map(str, arguments)], cwd=cwd, env=environment(**variables), text=True,
                          capture_output=True, umask=umask, stdin=subprocess.DEVNULL, check=False)
    return done.returncode, done.stdout, done.stderr


def tree_of(folder, ignored=(MANIFEST,)):
    """Every file under a folder: {path: bytes}. A symbolic link counts as what it says, not as where it leads."""
    found = {}
    for base, folders, files in os.walk(folder):
        for name in files + [one for one in folders if os.path.islink(os.path.join(base, one))]:
            path = os.path.join(base, name)
            short = os.path.relpath(path, folder)
            if short in ignored:
                continue
            found[short] = os.readlink(path).encode() if os.path.islink(path) else pathlib.Path(path).read_bytes()
    return found


def state_of(folder, ignored=()):
    """One hash of a folder's files and subfolders; `absent` when there is none."""
    if not os.path.isdir(folder):
        return "absent"
    digest = hashlib.sha256()
    folders = [os.path.relpath(os.path.join(base, one), folder) for base, inner, _ in os.walk(folder) for one in inner]
    for name in sorted(folders):
        digest.update(b"folder " + name.encode() + b"\0")
    for name, data in sorted(tree_of(folder, ignored).items()):
        digest.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return digest.hexdigest()


def differences(old, new):
    """What differs between two trees, in words, the first five."""
    found = []
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            found.append(f"missing: {name}")
        elif name not in old:
            found.append(f"not expected: {name}")
        elif old[name] != new[name]:
            found.append(f"differs: {name}: {first_difference(old[name], new[name])}")
    return found[:5] + ([f"… {len(found) - 5} more"] if len(found) > 5 else [])


def first_difference(old, new):
    before, after = old.split(b"\n"), new.split(b"\n")
    for number, (one, other) in enumerate(zip(before, after), 1):
        if one != other:
            return f"line {number}: `{one.decode(errors='replace')}` became `{other.decode(errors='replace')}`"
    return f"{len(before)} lines became {len(after)}"


def copy_tree(source, target, ignored=()):
    shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns(*ignored), dirs_exist_ok=True)


class Score:
    """Counts, says what failed, and ends the program with the line that ./run test reads."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def check(self, good, what, *details):
        if good:
            self.passed += 1
            return True
        self.failed += 1
        print(f"FAILED: {what}")
        for detail in details:
            print("    " + str(detail).rstrip().replace("\n", "\n    "))
        return False

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed")
        sys.exit(1 if self.failed else 0)


def binary_from(arguments):
    """The binary the test was called with."""
    plain = [one for one in arguments if not one.startswith("--")]
    if not plain or not os.access(plain[0], os.X_OK):
        print(f"usage: {sys.argv[0]} BINARY", file=sys.stderr)
        sys.exit(2)
    return pathlib.Path(plain[0]).resolve()
