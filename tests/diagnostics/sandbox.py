"""A small project in a temporary folder, and commands run in it: the ground under the data-driven tests.

Standard library only. Day, locale and PATH are fixed, so that every machine sees the same words; `candor` on the PATH is
the binary under test. The name of the temporary folder never reaches an expectation.
"""
import hashlib
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile

TODAY = "1780315200"  # 2026-06-01 12:00 UTC
SECONDS = 30  # no case needs one on an idle machine; a hang must not hold up the others


class Sandbox:
    """A project's copy; a context manager that takes everything away at its end."""

    def __init__(self, binary, base):
        self.binary = pathlib.Path(binary).resolve()
        self.base = base

    def __enter__(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="candor-case-"))
        (self.top / "bin").mkdir()
        (self.top / "bin" / "candor").symlink_to(self.binary)
        self.project = self.top / "project"
        shutil.copytree(self.base, self.project)
        return self

    def __exit__(self, *_):
        for folder, _, _ in os.walk(self.top):
            os.chmod(folder, 0o700)
        shutil.rmtree(self.top)

    def overlay(self, folder, but):
        """Copies a case's files over the project, except those named."""
        for source in sorted(folder.rglob("*")):
            path = source.relative_to(folder)
            if source.is_dir() or str(path) in but:
                continue
            target = self.project / path
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)

    def environment(self, **more):
        return {
            "PATH": f"{self.top}/bin:/usr/bin:/bin",
            "HOME": str(self.top),
            "LC_ALL": "C.UTF-8",
            "SOURCE_DATE_EPOCH": TODAY,
            **more,
        }

    def run(self, script, **environment):
        """Runs shell lines in the project's folder: (exit code, standard output, standard error)."""
        started = subprocess.Popen(
            ["/bin/sh", "-c", script],
            cwd=self.project,
            env=self.environment(**environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            output, error = started.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            # The shell's own children hold the pipes too: the whole session ends, or the test would wait with them.
            os.killpg(started.pid, signal.SIGKILL)
            started.communicate()
            raise
        return started.returncode, self.readable(output), self.readable(error)

    def readable(self, data):
        """Bytes as text (PEP 383: bytes that are no UTF-8 are told apart); the temporary folder has a fixed name."""
        return data.decode("utf-8", "surrogateescape").replace(str(self.project), "/project").replace(str(self.top), "/tmp")

    def written(self):
        """Every file and folder with its bytes' hash: equal before and after when nothing was written."""
        found = {}
        for folder, folders, files in os.walk(self.top):
            for name in folders:
                found[os.path.join(folder, name)] = "folder"
            for name in files:
                path = os.path.join(folder, name)
                found[path] = "link " + os.readlink(path) if os.path.islink(path) else digest(path)
        return found


def digest(path):
    try:
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except OSError as error:
        return f"unreadable: {error.errno}"
