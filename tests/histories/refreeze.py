#!/usr/bin/python3
"""Replays the kept histories of the sample companies: `./run refreeze [COMPANY…]`.

While the record's format is 0, a change of templates or messages may be followed by a new freezing of the samples, so
that their record shows today's words. From format 1 on nobody refreezes anything, and this file goes.

Each state is put into an empty project beside the real one's locales, templates and site; `candor release` does the
rest, exactly as a company's own engineer would. Only when all versions are frozen does the new record replace the old.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
CANDOR = ROOT / "build" / "candor"


def read(path):
    # Every scalar is text, as Candor itself reads it.
    return yaml.load(path.read_text(), Loader=yaml.BaseLoader)


def put_state(history, release, company_folder):
    state = release["state"]
    source = ROOT / "content" / history["company"] if state == "content" else history["folder"] / state
    records = company_folder / "releases"
    kept = records.parent.parent / "record"
    if records.exists():
        shutil.move(records, kept)
    shutil.rmtree(company_folder, ignore_errors=True)
    shutil.copytree(source, company_folder, ignore=shutil.ignore_patterns("releases"))
    if kept.exists():
        shutil.move(kept, records)
    decisions = records / history["document"]
    decisions.mkdir(parents=True, exist_ok=True)
    shutil.copy(history["folder"] / release["next"], decisions / "next.yaml")


def replay(folder):
    history = read(folder / "history.yaml") | {"folder": folder}
    company = history["company"]
    with tempfile.TemporaryDirectory() as temporary:
        project = pathlib.Path(temporary)
        for shared in ("locales", "templates"):
            (project / shared).symlink_to(ROOT / shared)
        content = project / "content"
        content.mkdir()
        site = read(ROOT / "content" / "site.yaml") | {"companies": [company]}
        (content / "site.yaml").write_text(yaml.dump(site, allow_unicode=True))
        for release in history["releases"]:
            put_state(history, release, content / company)
            command = [CANDOR, "release", f"{company}/{history['document']}", "--project", project]
            for date in ("published", "effective"):
                if date in release:
                    command += [f"--{date}", release[date]]
            subprocess.run(command, check=True)
        target = ROOT / "content" / company / "releases" / history["document"]
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(content / company / "releases" / history["document"], target)


def main():
    wanted = sys.argv[1:]
    for folder in sorted(path.parent for path in (ROOT / "tests" / "histories").glob("*/history.yaml")):
        if not wanted or folder.name in wanted:
            replay(folder)


if __name__ == "__main__":
    main()
