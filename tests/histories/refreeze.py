#!/usr/bin/python3
"""Replays the kept histories of the sample companies: `./run refreeze [COMPANY…]`.

While the record's format is 0, a change of templates or messages may be followed by a new freezing of the samples, so
that their record shows today's words. From format 1 on nobody refreezes anything, and this file goes.

Each state is put into an empty project beside the real one's locales, templates and site; `candor release` does the
rest, exactly as a company's own engineer would. Only when all versions are frozen does the new record replace the old.
README.md says how a history and its states are written.
"""
import copy
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
CANDOR = ROOT / "build" / "candor"
ABSENT = "absent"


def read(path):
    # Every scalar is text, as Candor itself reads it.
    return yaml.load(path.read_text(), Loader=yaml.BaseLoader)


def write(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(value, allow_unicode=True, sort_keys=False, width=1000))


# --- states -----------------------------------------------------------------------------------------------------------


def section_id(entry):
    return entry if isinstance(entry, str) else entry.get("use", entry.get("id"))


def with_differences(value, differences):
    """`value` as `differences` has it: maps entry by entry, a document's sections by their ids, all else anew."""
    if isinstance(differences, dict) and isinstance(value, list):
        unknown = differences.keys() - {section_id(entry) for entry in value}
        if unknown:
            raise SystemExit(f"no section {', '.join(sorted(unknown))} to differ from")
        return [with_entry(entry, differences.get(section_id(entry))) for entry in value]
    if not isinstance(differences, dict) or not isinstance(value, dict):
        return without_absent(differences)
    result = dict(value)
    for key, difference in differences.items():
        if difference != ABSENT:
            result[key] = with_differences(result.get(key), difference)
        elif result.pop(key, None) is None:
            raise SystemExit(f"`{key}` is absent already: the state need not say so")
    return result


def without_absent(value):
    if isinstance(value, dict):
        return {key: without_absent(entry) for key, entry in value.items() if entry != ABSENT}
    return value


def with_entry(entry, differences):
    if differences is None:
        return entry
    result = with_differences({"use": entry} if isinstance(entry, str) else entry, differences)
    return result["use"] if result.keys() == {"use"} else result


def without_law(value, law):
    """`value` before the law was the company's: without what is said under it alone. None when nothing is left."""
    if isinstance(value, list):
        kept = [entry for entry in (without_law(entry, law) for entry in value if entry != law) if entry is not None]
        return kept if kept or not value else None
    if not isinstance(value, dict):
        return value
    result = {}
    for key, entry in value.items():
        kept = None if key == law else without_law(entry, law)
        # Words that are about a law, or bases under it, go with it.
        if kept is None and key in ("regimes", "legal_basis"):
            return None
        if kept is not None:
            result[key] = kept
    return result if result or not value else None


def files_of(folder):
    return {
        str(path.relative_to(folder)): read(path)
        for path in sorted(folder.rglob("*.yaml"))
        if path.relative_to(folder).parts[0] != "releases"
    }


def state_before(files, state):
    """The files of a state that is written as what differs from the one after it."""
    files = copy.deepcopy(files)
    homes = {key: name for name, facts in files.items() if "/" not in name for key in facts}
    for law in state.get("without_laws", []):
        for name in homes.values():
            files[name] = without_law(files[name], law)
    for key, difference in state.get("facts", {}).items():
        home = homes.get(key, "company.yaml")
        files[home] = with_differences(files[home], {key: difference})
    for kind in ("documents", "translations"):
        for name, difference in state.get(kind, {}).items():
            file = f"{kind}/{name}.yaml"
            if difference == ABSENT:
                del files[file]
            else:
                files[file] = with_differences(files[file], difference)
    return files


def states_of(history):
    """Every state by its name: a folder, or the files that are made from the state after it."""
    states = {}
    following = None
    for name in dict.fromkeys(release["state"] for release in reversed(history["releases"])):
        folder = ROOT / "content" / history["company"] if name == "content" else history["folder"] / name
        states[name] = folder
        if not folder.is_dir():
            after = states[following]
            files = after if isinstance(after, dict) else files_of(after)
            states[name] = state_before(files, read(history["folder"] / f"{name}.yaml"))
        following = name
    return states


# --- releases ---------------------------------------------------------------------------------------------------------


def put_state(state, company_folder):
    for path in company_folder.iterdir() if company_folder.exists() else ():
        if path.name != "releases":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    if isinstance(state, dict):
        for name, value in state.items():
            write(company_folder / name, value)
    else:
        shutil.copytree(state, company_folder, ignore=shutil.ignore_patterns("releases"), dirs_exist_ok=True)


def put_decisions(history, release, folder):
    folder.mkdir(parents=True, exist_ok=True)
    decisions = release["next"]
    if isinstance(decisions, dict):
        write(folder / "next.yaml", decisions)
    else:
        shutil.copy(history["folder"] / decisions, folder / "next.yaml")


def release_command(project, company, document, release):
    command = [CANDOR, "release", f"{company}/{document}", "--project", project]
    for option in ("as_of", "published", "effective"):
        if option in release:
            command += [f"--{option.replace('_', '-')}", release[option]]
    return command


def replay(folder):
    history = read(folder / "history.yaml") | {"folder": folder}
    company = history["company"]
    states = states_of(history)
    released = []
    with tempfile.TemporaryDirectory() as temporary:
        project = pathlib.Path(temporary)
        for shared in ("locales", "templates"):
            (project / shared).symlink_to(ROOT / shared)
        content = project / "content"
        content.mkdir()
        site = read(ROOT / "content" / "site.yaml") | {"companies": [company]}
        (content / "site.yaml").write_text(yaml.dump(site, allow_unicode=True))
        records = content / company / "releases"
        for release in history["releases"]:
            put_state(states[release["state"]], content / company)
            for document in release.get("documents", [history.get("document")]):
                put_decisions(history, release, records / document)
                subprocess.run(release_command(project, company, document, release), check=True)
                released.append(document)
        target = ROOT / "content" / company / "releases"
        for document in dict.fromkeys(released):
            shutil.rmtree(target / document, ignore_errors=True)
            shutil.copytree(records / document, target / document)


def main():
    wanted = sys.argv[1:]
    for folder in sorted(path.parent for path in (ROOT / "tests" / "histories").glob("*/history.yaml")):
        if not wanted or folder.name in wanted:
            replay(folder)


if __name__ == "__main__":
    main()
