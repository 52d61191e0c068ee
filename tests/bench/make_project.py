#!/usr/bin/python3
"""Makes a project to measure with: companies × documents × languages × releases, all by Candor's own hands.

Each company has the sample company's facts, grown to about 20 kB of YAML and told apart by names, periods and
categories; its documents have about 1,600 words. Templates and messages are the repository's own. Languages beyond
those of locales/ speak English under a tag of their own, which costs what a translation costs. Each release changes a
few facts and is frozen by `candor release`, as a company's engineer would do it.

    make_project.py FOLDER --candor build/candor [--companies 1] [--documents 2] [--languages 4] [--releases 4]
"""
import argparse
import concurrent.futures
import copy
import datetime
import pathlib
import shutil
import subprocess

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "content" / "modelux"

# Languages with the plural forms of English, so that its messages read in them.
BORROWED = ["de", "nl", "sv", "da", "nb", "fi", "et", "el", "hu", "bg"]

# Sections of the documents. Of the sample's, those that make about 1,600 words of 20 kB of facts.
SECTIONS = [
    ["summary", "scope", "data", "purposes", "legal-bases", "recipients", "transfers", "retention", "security", "rights",
     "changes"],
    ["summary", "data", "purposes", "legal-bases", "training", "recipients", "transfers", "retention", "rights", "changes"],
]
FIRST_NAMES = ["Alder", "Birch", "Cedar", "Dune", "Ember", "Fjord", "Grove", "Harbor", "Inlet", "Juniper"]
SECOND_NAMES = ["Analytics", "Billing", "Cloud", "Devices", "Energy", "Foods", "Games", "Health", "Insurance", "Jobs"]
FIRST_DAY = datetime.date(2016, 1, 11)


def read(path):
    # Every scalar is text, as Candor itself reads it.
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def write(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(value, allow_unicode=True, sort_keys=False, width=100), encoding="utf-8")


def name_of(number):
    return f"{FIRST_NAMES[number % 10]} {SECOND_NAMES[number // 10 % 10]} {number + 1}"


def id_of(number):
    return name_of(number).lower().replace(" ", "-")


def first_facts(number):
    """A company's facts at its first release: file name → tree."""
    facts = {path.name: read(path) for path in sorted(SAMPLE.glob("*.yaml"))}
    company = facts["company.yaml"]
    company["company"] |= {"name": name_of(number), "legal_entity": name_of(number) + ", Inc."}
    del company["company"]["sample"]
    grow(facts, number)
    return facts


def grow(facts, number):
    """Twice the parties, and data, retention and measures of this company's own."""
    data = facts["collection.yaml"]["data"]
    retention = facts["retention.yaml"]["retention"]
    measures = facts["security.yaml"]["security"]["measures"]
    parties, recipients = (facts["sharing.yaml"][key] for key in ("parties", "recipients"))
    for part, months in (("support", 6), ("device", 12), ("survey", 18)):
        data[part] = {
            "label": f"{part} records",
            "items": {f"{part}-{i}": {"text": f"{part} record {number + 1}.{i}", "detail": f"as our {part} team receives it"}
                      for i in range(1, 5)},
        }
        retention[part] = {"label": f"{part} records", "data": [part], "keep": f"{months + number % 5} months"}
        measures[part] = {"text": f"review of every access to {part} records by a second engineer, once a week"}
        parties[f"{part}-desk"] = {"name": f"{part.title()} Desk {number % 50 + 1}"}
        recipients[part] = {"parties": [f"{part}-desk"], "role": "subprocessor", "purpose": f"handling of {part} records",
                            "data": [part]}
    # What the team keeps beside its facts, for itself.
    for tree in (data, retention, recipients, facts["purposes.yaml"]["purposes"]):
        for name, fact in tree.items():
            fact["about"] = {"owner": "privacy team", "confirmed": "2015-12-01", "evidence": f"register of processing, {name}"}


def change(facts, number, release):
    """What a release changes: a period, a recipient, now and then the words for a purpose."""
    retention = facts["retention.yaml"]["retention"]
    retention["billing"]["keep"] = f"{5 + (number + release) % 5} years"
    retention["support"]["keep"] = f"{6 + (number + 2 * release) % 12} months"
    vendor = f"vendor-{release}"
    facts["sharing.yaml"]["parties"][vendor] = {"name": f"Vendor {number % 90 + 10} {release}"}
    facts["sharing.yaml"]["recipients"]["support"]["parties"] = ["support-desk", vendor]
    if release > 1:
        del facts["sharing.yaml"]["parties"][f"vendor-{release - 1}"]
    if release % 2:
        facts["purposes.yaml"]["purposes"]["latency"]["label"] = f"find and debug latency, step {release}"


def reader_texts(value, path=""):
    """Paths and words of everything that readers see in words of the company's own."""
    for key, child in value.items() if isinstance(value, dict) else ():
        below = f"{path}.{key}" if path else key
        if isinstance(child, dict):
            yield from reader_texts(child, below)
        elif isinstance(child, str):
            yield below, child


def translations(facts, language):
    """The sample's own Korean where the words are still the same; the words themselves elsewhere."""
    sample = read(SAMPLE / "translations" / "ko.yaml")
    own = {}
    leaves = dict(pair for name in sorted(facts) for pair in reader_texts(facts[name]))
    grown = (".label", ".text", ".detail", ".purpose")
    for path, words in leaves.items():
        known = sample.get(path)
        if known is None and not (path.endswith(grown) and path.split(".")[0] in ("data", "retention", "security", "recipients")):
            continue
        same = language == "ko" and known is not None and known["source"] == words
        own[path] = {"source": words, "text": known["text"] if same else words}
    return own


def write_state(folder, facts, documents, languages):
    for name, tree in facts.items():
        write(folder / name, tree)
    for language in languages[1:]:
        write(folder / "translations" / f"{language}.yaml", translations(facts, language))
    for number in range(documents):
        write(folder / "documents" / f"{document_id(number)}.yaml", {
            "kind": "privacy_policy", "title": "Privacy Policy" if number == 0 else f"Privacy Policy, Part {number + 1}",
            "languages": languages, "controlling": "en", "fallback": "yes", "sections": SECTIONS[number % len(SECTIONS)]})


def document_id(number):
    return "privacy" if number == 0 else f"privacy-{number + 1}"


def release(candor, project, company, day):
    subprocess.run([candor, "release", company, "--project", project, "--published", day, "--effective", day, "--quiet"],
                   check=True, stdout=subprocess.DEVNULL)


def make_company(candor, project, number, documents, languages, releases):
    folder = project / "content" / id_of(number)
    facts = first_facts(number)
    for step in range(releases):
        if step > 0:
            change(facts, number, step)
        write_state(folder, facts, documents, languages)
        release(candor, project, id_of(number), str(FIRST_DAY + datetime.timedelta(days=30 * step)))


def change_one_fact(project, number=0):
    """For a build after one fact changed: the billing period of one company."""
    path = project / "content" / id_of(number) / "retention.yaml"
    facts = read(path)
    facts["retention"]["billing"]["keep"] = "11 years" if facts["retention"]["billing"]["keep"] != "11 years" else "12 years"
    write(path, facts)


def make_languages(project, count):
    """The tags of the project's languages. English and Korean are compiled in; others are English by another name."""
    borrowed = BORROWED[:max(0, count - 2)]
    for language in borrowed:
        shutil.copytree(ROOT / "locales" / "en", project / "locales" / language)
    return (["en", "ko"] + borrowed)[:count]


def make_project(folder, candor, companies=1, documents=2, languages=4, releases=4):
    project = pathlib.Path(folder)
    candor = str(pathlib.Path(candor).resolve())
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir(parents=True)
    tags = make_languages(project, languages)
    ids = [id_of(number) for number in range(companies)]
    write(project / "content" / "site.yaml", {
        "title": "A site to measure with", "base_url": "https://bench.example", "default_language": "en",
        "companies": ids, "company_in_address": "yes"})
    for company in ids:  # a folder that is missing would be a mistake in the site
        (project / "content" / company).mkdir()
    with concurrent.futures.ThreadPoolExecutor() as pool:
        made = [pool.submit(make_company, candor, project, number, documents, tags, releases) for number in range(companies)]
        for one in made:
            one.result()
    return project


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder")
    arguments.add_argument("--candor", default=ROOT / "build" / "candor")
    for name, usual in (("companies", 1), ("documents", 2), ("languages", 4), ("releases", 4)):
        arguments.add_argument(f"--{name}", type=int, default=usual)
    make_project(**vars(arguments.parse_args()))


if __name__ == "__main__":
    main()
