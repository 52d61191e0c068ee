"""Pairs of texts to compare: two documents of the generated project in one file of some 26 kB, and the same after the
edits that policies see: words, sentences, rows, items, whole sections moved. The seed is fixed: the same pairs always."""
import pathlib
import random
import re

SIZE = 26_000


def whole_text(project, version):
    """Several documents' words under one title, each with section ids of its own, up to the wanted size."""
    texts = sorted(pathlib.Path(project).glob(f"content/*/releases/*/{version}/en.md"))
    whole = ""
    for number, path in enumerate(texts):
        text = path.read_text(encoding="utf-8")
        whole += re.sub(r"\{: #", f"{{: #p{number}-", text) + "\n"
        if len(whole.encode()) >= SIZE:
            break
    return whole


def change_word(random_, blocks):
    at = random_.choice([i for i, block in enumerate(blocks) if not block.startswith("#") and len(block) > 40])
    words = blocks[at].split(" ")
    place = random_.choice([i for i, word in enumerate(words) if word.isalpha()] or [None])
    if place is not None:
        words[place] = random_.choice(["data", "records", "partners", "14", "security", "within", "never"])
    blocks[at] = " ".join(words)


def add_sentence(random_, blocks):
    prose = [i for i, block in enumerate(blocks) if block[0].isalpha()]
    from_, to = random_.choice(prose), random_.choice(prose)
    blocks[to] += " " + blocks[from_].split(". ")[0].rstrip(".") + "."


def drop_block(random_, blocks):
    del blocks[random_.choice([i for i, block in enumerate(blocks) if block[0].isalpha()])]


def change_lines(random_, blocks):
    """A row or an item goes, or comes twice with another word."""
    at = random_.choice([i for i, block in enumerate(blocks) if block.count("\n") > 3])
    lines = blocks[at].split("\n")
    place = random_.randrange(2, len(lines))
    if random_.random() < 0.5:
        del lines[place]
    else:
        lines.insert(place, lines[place].replace(" and ", " or ") .replace("records", "entries"))
    blocks[at] = "\n".join(lines)


def move_section(random_, blocks):
    heads = [i for i, block in enumerate(blocks) if block.startswith("## ")]
    number = random_.randrange(len(heads) - 1)
    section = blocks[heads[number]:heads[number + 1]]
    del blocks[heads[number]:heads[number + 1]]
    heads = [i for i, block in enumerate(blocks) if block.startswith("## ")]
    to = random_.choice(heads)
    blocks[to:to] = section


EDITS = [change_word] * 6 + [add_sentence] * 2 + [drop_block, change_lines, change_lines, move_section]


def make_pairs(project, folder, count):
    """Writes `count` pairs below `folder`; gives their paths. Half the pairs are small corrections, a few are rewrites."""
    versions = sorted(path.name for path in next(pathlib.Path(project).glob("content/*/releases/privacy")).iterdir()
                      if path.is_dir())
    pairs = []
    for number in range(count):
        random_ = random.Random(number)
        old = whole_text(project, versions[number % len(versions)])
        blocks = old.rstrip("\n").split("\n\n")
        for _ in range(random_.choice([1, 3, 5, 10, 20, 40, 120])):
            random_.choice(EDITS)(random_, blocks)
        pair = [pathlib.Path(folder) / f"{number}-{side}.md" for side in ("old", "new")]
        for path, text in zip(pair, (old, "\n\n".join(blocks) + "\n")):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        pairs.append(pair)
    return pairs
