#!/usr/bin/python3
"""Plants defects in Lumen Health, and edits that a lawyer would let pass, and asks what `candor check` finds of them.

    planted.py BINARY [planted | harmless | CASE…]      (CASE: those alone, each in a company of its own)

planted.yaml and harmless.yaml are the cases; README.md says how one is read. Cases that do not touch each other share a
company, and all companies are checked in one run.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml

HERE = pathlib.Path(__file__).resolve().parent
LUMEN = HERE.parent.parent.parent / "content" / "lumen"
DAY = "2026-11-27"
TOGETHER = 10  # cases in one company, at the most
LEFT_OVER = "unused-translation"  # what is taken out of the facts leaves its translations behind
SELDOM_NEEDED = {f"documents/{name}.yaml" for name in ("children", "collection", "health")}
SITE = "title: Planted\nbase_url: https://planted.example\ndefault_language: en\ncompany_in_address: yes\n"


class DoesNotFit(Exception):
    pass


def indent(line):
    return len(line) - len(line.lstrip())


def without(text, path):
    """The text without the block of this path: its line, and all that stand deeper below it."""
    lines, start, depth = text.split("\n"), 0, -1
    for key in path.split("."):
        key_line = re.compile(rf' *"?{re.escape(key)}"?:')
        found = [n for n in range(start, len(lines)) if key_line.match(lines[n])
                 and (indent(lines[n]) > depth >= 0 or depth < 0 == indent(lines[n]))]
        if not found:
            raise DoesNotFit(path)
        start, depth = found[0] + 1, indent(lines[found[0]])
    end = start
    while end < len(lines) and (not lines[end].strip() or indent(lines[end]) > depth):
        end += 1
    return "\n".join(lines[:start - 1] + lines[end:])


def replaced(text, taken, put, everywhere=False):
    if taken not in text:
        raise DoesNotFit(taken)
    return text.replace(taken, put, -1 if everywhere else 1)


def edited(files, edit):
    text = files.get(edit["in"], "")
    if "drop" in edit:
        text = without(text, edit["drop"])
    elif "take" in edit:
        text = replaced(text, edit["take"], edit["put"])
    else:
        text += edit["put"]
    files[edit["in"]] = text


def said(files, say):
    """The company's own words after a section of the privacy policy; gives their translation."""
    name, section = "documents/privacy.yaml", say["section"]
    prose = "".join(f"      {line}".rstrip() + "\n" for line in say["en"].split("\n"))
    files[name] = replaced(files[name], f"  - {section}\n", f"  - use: {section}\n    after: |\n{prose}")
    return {f"documents.privacy.sections.{section}.after": {"source": say["en"] + "\n", "text": say["ko"] + "\n"}}


def translated(text, path, entries):
    quoted = lambda words: json.dumps(words, ensure_ascii=False)
    text = re.sub(rf"(?m)^{re.escape(path)}:.*\n(  .*\n)*", "", text)
    all_of_it = [f"{{source: {quoted(one['source'])}, text: {quoted(one['text'])}}}"
                 for one in (entries if isinstance(entries, list) else [entries])]
    return text + f"\n{path}: " + (f"[{', '.join(all_of_it)}]" if isinstance(entries, list) else all_of_it[0]) + "\n"


def applied(files, case):
    """The files with the edits of a case; DoesNotFit where another case has changed what it changes."""
    files = dict(files)
    for edit in case.get("edit", []):
        edited(files, edit)
    translations = dict(case.get("translate", {}))
    if "say" in case:
        translations |= said(files, case["say"])
    korean = files["translations/ko.yaml"]
    for path, entries in translations.items():
        korean = translated(korean, path, entries)
    for edit in case.get("translate_change", []):
        korean = replaced(korean, edit["take"], edit["put"], edit.get("all"))
    return files | {"translations/ko.yaml": korean}


class Group:
    """Cases in one company."""

    def __init__(self, files):
        self.files, self.cases = files, {}

    def takes(self, name, case):
        found = case.get("found")
        is_alone = case.get("alone") or any(one.get("alone") for one in self.cases.values())
        # A requirement tells all that it finds wrong at one place.
        is_told_twice = found and any(one.get("found") == found for one in self.cases.values())
        if len(self.cases) >= TOGETHER or is_told_twice or (is_alone and self.cases):
            return False
        try:
            self.files = applied(self.files, case)
        except DoesNotFit:
            return False
        self.cases[name] = case
        return True


def lumen_files():
    """Its files as they are written, but for the record, and for the links to documents that only some cases need."""
    files = {str(path.relative_to(LUMEN)): path.read_text() for path in sorted(LUMEN.rglob("*.yaml"))
             if "releases" not in path.parts}
    linking = re.compile(r"  - use: scope\n    after: \|\n(      .*\n)+")
    files["documents/privacy.yaml"] = linking.sub("  - scope\n", files["documents/privacy.yaml"])
    return files


def needed(files, lumen):
    """Without documents that nothing was done to, so that checking them takes no time."""
    return {path: text for path, text in files.items() if path not in SELDOM_NEEDED or text != lumen[path]}


def grouped(cases, lumen, apart):
    groups = []
    for name, case in cases.items():
        if "missed" in case:
            continue
        if not apart and any(group.takes(name, case) for group in groups):
            continue
        groups.append(Group(lumen))
        if not groups[-1].takes(name, case):
            raise SystemExit(f"{name}: Lumen has not what it takes")
    return groups


def check(binary, companies):
    """What is found in each company: (id, severity, file, line, message)."""
    with tempfile.TemporaryDirectory() as folder:
        content = pathlib.Path(folder) / "content"
        for name, files in companies.items():
            for path, text in files.items():
                (content / name / path).parent.mkdir(parents=True, exist_ok=True)
                (content / name / path).write_text(text)
        (content / "site.yaml").write_text(SITE + f"companies: [{', '.join(companies)}]\n")
        run = subprocess.run([binary, "check", "--format", "json", "--project", folder, "--as-of", DAY],
                             check=False, capture_output=True, text=True)
    found = {name: [] for name in companies}
    for one in json.loads(run.stdout)["diagnostics"]:
        _, company, path = one["file"].split("/", 2)
        message = one["message"].replace(f"`{company}/", "`")
        found[company].append((one.get("requirement") or one["id"], one["severity"], path, one["line"], message))
    return found


def is_found(case, files, findings):
    path, _, words = case["at"].partition(":")
    lines = [n for n, line in enumerate(files[path].split("\n"), 1) if words in line]
    # A map stands where its first line does, which is the one below its name.
    return any(one[0] == case["found"] and one[2] == path and (not words or any(abs(one[3] - n) <= 1 for n in lines))
               for one in findings)


def faults_of_planted(group, findings):
    for name, case in group.cases.items():
        if not is_found(case, group.files, findings):
            there = ", ".join(f"{one[2]}:{one[3]}" for one in findings if one[0] == case["found"])
            yield f"{name}: {case['found']} does not find it at {case['at']}" + (f", but at {there}" if there else "")


def faults_of_harmless(group, findings, usual):
    known = [one[4] for one in usual]
    for rule, severity, path, line, message in findings:
        if severity != "note" and rule != LEFT_OVER and message not in known:
            yield f"one of {', '.join(group.cases)}: {path}:{line}: {severity}: {message}"


def main(binary, *wanted):
    lumen = lumen_files()
    tables = {name: yaml.safe_load((HERE / f"{name}.yaml").read_text()) for name in ("planted", "harmless")}
    apart = bool(wanted) and not set(wanted) <= set(tables)
    planted, harmless = ({n: c for n, c in table.items() if not wanted or n in wanted or name in wanted}
                         for name, table in tables.items())
    groups = {f"{kind}-{number}": group for kind, cases in (("planted", planted), ("harmless", harmless))
              for number, group in enumerate(grouped(cases, lumen, apart))}
    companies = {"lumen": lumen} | {name: group.files for name, group in groups.items()}
    found = check(binary, {name: needed(files, lumen) for name, files in companies.items()})
    faults = []
    for name, group in groups.items():
        if name.startswith("planted"):
            faults += faults_of_planted(group, found[name])
        else:
            faults += faults_of_harmless(group, found[name], found["lumen"])
    print("".join(f"FAILED {fault}\n" for fault in faults), end="")
    known = [name for name, case in planted.items() if "missed" in case]
    print(f"planted: {len(planted) - len(known)} defects to find, {len(known)} known to be missed; "
          f"{len(harmless)} harmless edits; {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
