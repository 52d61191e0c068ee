#!/usr/bin/python3
"""Replays the kept histories of the sample companies: `./run refreeze [COMPANY…]`.

While the record's format is 0, a change of templates or messages may be followed by a new freezing of the samples, so
that their record shows today's words. From format 1 on nobody refreezes anything, and this file goes.

Each state is put into an empty project beside the real one's locales, templates and site; `candor release` does the
rest, exactly as a company's own engineer would. Only when all versions are frozen does the new record replace the old.
`--into FOLDER` keeps the project in an empty folder, to look at, and leaves the samples' own record as it is.
"""
import argparse
import pathlib
import shutil
import subprocess
import tempfile

import yaml

import states

ROOT = pathlib.Path(__file__).resolve().parents[2]
CANDOR = ROOT / "build" / "candor"


def make_project(project, company):
    for shared in ("locales", "templates"):
        shutil.copytree(ROOT / shared, project / shared)
    content = project / "content"
    content.mkdir()
    site = states.read(ROOT / "content" / "site.yaml") | {"companies": [company]}
    (content / "site.yaml").write_text(yaml.dump(site, allow_unicode=True))


def put_state(history, release, company_folder):
    for entry in company_folder.iterdir() if company_folder.exists() else ():
        if entry.name != "releases":
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    states.put(history, release["state"], company_folder)
    decisions = company_folder / "releases" / release["document"]
    decisions.mkdir(parents=True, exist_ok=True)
    shutil.copy(history["folder"] / release["next"], decisions / "next.yaml")


def freeze(release, company, project):
    command = [CANDOR, "release", f"{company}/{release['document']}", "--project", project]
    for date in ("published", "effective", "as-of"):
        if date in release:
            command += [f"--{date}", release[date]]
    subprocess.run(command, check=True)


def replay(history, project):
    company = history["company"]
    make_project(project, company)
    for release in history["releases"]:
        put_state(history, release, project / "content" / company)
        freeze(release, company, project)


def keep_record(history, project):
    company = history["company"]
    for document in {release["document"] for release in history["releases"]}:
        target = ROOT / "content" / company / "releases" / document
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(project / "content" / company / "releases" / document, target)


def read_history(folder):
    history = states.read(folder / "history.yaml")
    document = {"document": history["document"]} if "document" in history else {}
    releases = [document | release for release in history["releases"]]
    return history | {"folder": folder, "content": ROOT / "content" / history["company"], "releases": releases}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("companies", nargs="*")
    arguments.add_argument("--into", type=pathlib.Path)
    wanted = arguments.parse_args()
    for folder in sorted(path.parent for path in (ROOT / "tests" / "histories").glob("*/history.yaml")):
        if wanted.companies and folder.name not in wanted.companies:
            continue
        history = read_history(folder)
        if wanted.into:
            replay(history, wanted.into.resolve())
            continue
        with tempfile.TemporaryDirectory() as temporary:
            replay(history, pathlib.Path(temporary))
            keep_record(history, pathlib.Path(temporary))


if __name__ == "__main__":
    main()
