"""The list of built-in sections of content/README.md: the name an author writes, the usual heading, what it says. From the
first comment of each template and the English messages."""
import pathlib
import re

import yaml

HEAD = "| name | usual heading | what it says |\n| --- | --- | --- |"


def titles(root):
    """The English heading of each section, by its name."""
    messages = {}
    for path in sorted((root / "locales/en").glob("*.yaml")):
        messages |= yaml.load(path.read_text(), Loader=yaml.BaseLoader) or {}
    return {key.removesuffix(".title"): message["text"] for key, message in messages.items() if key.endswith(".title")}


def first_choice(pattern):
    """A pattern with its selects taken away: what is said where the company has chosen no word of its own."""
    innermost = re.compile(r"\{\w+, select,((?: \w+ \{[^{}]*\})+)\}")
    while found := innermost.search(pattern):
        other = re.search(r"other \{([^{}]*)\}$", found.group(1)).group(1)
        pattern = pattern[:found.start()] + other + pattern[found.end():]
    return pattern


def markdown(root):
    usual = titles(root)
    lines = ["### Built-in sections\n", HEAD]
    for path in sorted((root / "templates/sections").glob("*.md")):
        said = " ".join(re.match(r"\{#(.*?)#\}", path.read_text(), re.DOTALL).group(1).split())
        lines.append(f"| `{path.stem}` | {first_choice(usual[path.stem])} | {said} |")
    return "\n".join(lines) + "\n"
