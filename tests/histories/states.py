"""Earlier states of a sample company: whole folders, or what differed from the state after them.

A state's folder holds either all files of the company or one `state.yaml`. README.md beside this file describes it.
"""
import shutil

import yaml

SEPARATOR = "/"


def read(path):
    # Every scalar is text, as Candor itself reads it.
    return yaml.load(path.read_text(), Loader=yaml.BaseLoader)


def put(history, state, target):
    """Puts the company's files, as they stood in this state, into the folder `target`."""
    if state == "content":
        copy(history["content"], target)
        return
    changes = history["folder"] / state / "state.yaml"
    if not changes.exists():
        copy(history["folder"] / state, target)
        return
    put(history, state_after(history, state), target)
    change_files(read(changes), target)


def copy(source, target):
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("releases"), dirs_exist_ok=True)


def state_after(history, state):
    names = list(dict.fromkeys(release["state"] for release in history["releases"]))
    return names[names.index(state) + 1]


def change_files(changes, folder):
    for name in changes.get("absent", []):
        (folder / name).unlink(missing_ok=True)
    words, names = set(changes.get("forget", [])), changes.get("rename", {})
    for path in sorted(folder.rglob("*.yaml")):
        if "releases" in path.relative_to(folder).parts:
            continue
        facts = read(path)
        edit(facts, changes.get("files", {}).get(str(path.relative_to(folder)), {}))
        facts = rename(forget(facts, words) or {}, names)
        path.write_text(yaml.dump(facts, allow_unicode=True, sort_keys=False, width=10_000))


def edit(facts, edits):
    for path in edits.get("remove", []):
        holder, key = find(facts, path)
        del holder[key]
    for path, value in edits.get("set", {}).items():
        holder, key = find(facts, path)
        holder[key] = value
    for path, place in edits.get("move_before", {}).items():
        holder, key = find(facts, path)
        item = holder.pop(key)
        holder.insert(position(holder, place), item)


def find(facts, path):
    """What holds the last part of a path, and its key there."""
    *way, last = path.split(SEPARATOR)
    for part in way:
        facts = facts[position(facts, part)]
    return facts, position(facts, last)


def position(holder, part):
    """In a list, a part is an item, the `use` or `id` of an item, or its number from 0."""
    if isinstance(holder, dict):
        return part
    names = [item.get("use", item.get("id")) if isinstance(item, dict) else item for item in holder]
    return names.index(part) if part in names else int(part)


def forget(facts, words):
    """The facts without these words: without keys of that name, without them in lists, and without whatever spoke of
    nothing else. None where nothing is left to say."""
    if isinstance(facts, dict):
        return forget_in_mapping(facts, words)
    if isinstance(facts, list):
        kept = [item for item in (forget(item, words) for item in facts) if item is not None]
        return kept if kept or not facts else None
    return None if facts in words else facts


def forget_in_mapping(facts, words):
    kept = {}
    for key, fact in facts.items():
        if key in words:
            continue
        rest = forget(fact, words)
        if rest is not None:
            kept[key] = rest
        elif not isinstance(fact, dict) or key == "when":
            return None
    return kept if kept or not facts else None


def rename(facts, names):
    if isinstance(facts, dict):
        return {key: rename(fact, names) for key, fact in facts.items()}
    if isinstance(facts, list):
        return [rename(item, names) for item in facts]
    for now, then in names.items():
        facts = facts.replace(now, then)
    return facts
