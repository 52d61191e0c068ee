"""Law packs that want to harm, for hostile.py. Where a line ends in `# here` the pack must be refused at that line."""

K = 1000
PACK = "content/laws/acme.yaml"
PHRASES = "content/laws/phrases"
HERE = "# here"


def pack(requirement, before=""):
    """A pack of one requirement: its usual fields with these lines over them."""
    fields = {"id": "acme-1", "citation": "Handbook 1", "asks": "Say it.", "severity": "must", "kind": "presence",
              "verified": "internal", "met": "[company is defined]"}
    own = [line for line in requirement.split("\n") if line]
    for line in own:
        if not line.startswith(" "):
            fields.pop(line.split(":")[0], None)
    lines = [f"{name}: {value}" for name, value in fields.items()] + own
    return f"id: acme\ntitle: Acme's rules\n{before}requirements:\n  - " + "\n    ".join(lines) + "\n"


def met(expression):
    return pack("met:\n  - '" + expression.replace("'", "''") + "'  " + HERE)


def second(requirement):
    """A harmless requirement, and another after it."""
    return pack("") + pack(requirement).split("requirements:\n")[1]


PACKS = {
    # the shape
    "an unknown field": pack("mett: [company is defined]  # here"),
    "an unknown severity": pack("severity: fatal  # here"),
    "a severity that is a list": pack("severity: [must]  # here"),
    "an unknown kind": pack("kind: presense  # here"),
    "an unknown verification": pack("verified: yes  # here"),
    "a `when` that is a list": pack("when: [company is defined]  # here"),
    "a `when` that is a map": pack("when: {a: b}  # here"),
    "a `when` of nothing": pack("when:  # here"),
    "a `met` that is a text": pack("met: company is defined  # here"),
    "a `met` of nothing": pack("met: []  # here"),
    "a lack without an `if`": pack("partial:\n  - {lacks: it}  # here"),
    "a lack with an `if` that is a list": pack("partial:\n  - {if: [company is defined], lacks: it}  # here"),
    "a day that does not exist": pack("in_force_from: 2026-02-30  # here"),
    "a day of the year zero": pack("in_force_from: 0000-01-01  # here"),
    "a thirteenth month": pack("checked: 2026-13  # here"),
    "an unknown law": pack("regimes: [eu-gdrp]  # here"),
    "a path that climbs": pack("where: ../../etc/passwd  # here"),
    "a path that is a fact of nobody": pack("where: retnetion.keep  # here"),
    "a section that climbs": pack("section: ../../../etc/passwd  # here"),
    "a section that is not there": pack("section: retnetion  # here"),
    "an id with a blank": pack("id: acme 1  # here"),
    "an id that moves the cursor": pack('id: "acme\\e[2J"  # here'),
    "an id that is another file's": pack("").replace("id: acme\n", "id: eu-gdpr  # here\n"),
    "a pack called by a path": pack("").replace("id: acme\n", "id: ../../x  # here\n"),
    "a pack without an id": pack("").replace("id: acme\n", "").replace("title: Acme's rules\n", "title: Acme's rules  # here\n"),
    "requirements that are a map": "id: acme\ntitle: t\nrequirements: {a: b}  # here\n",
    "a requirement that is a text": "id: acme\ntitle: t\nrequirements: [gdpr-13]  # here\n",
    "a pack that is a list": "- id: acme  # here\n",
    "definitions that double each other": pack(
        "met: [d40]", "define:\n  d0: company|items|list\n"
        + "".join(f"  d{i}: d{i - 1} + d{i - 1}{'  # here' if i == 20 else ''}\n" for i in range(1, 41))),
    "a key twice": pack("").replace("title: Acme's rules\n", "title: Acme's rules\ntitle: others  # here\n"),
    # what refers to something
    "an id twice": second("id: acme-1  # here"),
    "itself": pack("as: [acme-1]  # here"),
    "one that comes after it": pack("as: [acme-2]  # here") + second("id: acme-2\nas: [acme-1]").split("requirements:\n")[1].split("  - ", 2)[2].join(["  - ", ""]),
    "what nobody asks": pack("as: [gdpr-99-9]  # here"),
    "a list that is not there": met("company.country in lists.eaa"),
    "a definition of itself": pack("met: [loop]", "define:\n  loop: loop  # here\n"),
    "two definitions of each other": pack("met: [a]", "define:\n  a: b  # here\n  b: a\n"),
    "a definition called as a fact": pack("met: [retention]", "define:\n  retention: company is defined\n"),
    "a definition called as a function": pack("met: [company is defined]", "define:\n  stated: company is defined\n"),
    "an empty list": pack("", "lists: {none: []}  # here\n"),
    # expressions
    "an unclosed bracket": met("(company is defined"),
    "a template's tag": met("{% if company %}"),
    "a template's braces": met("{{ company.name }}"),
    "a filter that is not there": met("company|nmae"),
    "a test that is not there": met("company is definde"),
    "a function that is not there": met("open('/etc/passwd')"),
    "a name that is not there": met("compnay is defined"),
    "a fact that is not there": met("company.nmae is defined"),
    "a private name": met("company.__class__.__mro__"),
    "a filter with too many arguments": met("retention|items|selectattr(1, 2, 3, 4, 5)"),
    "a filter with too few arguments": met("retention|items|selectattr()"),
    "a test by name that is not there": met('retention|items|selectattr("1.keep", "longr_than", "1 month")|list'),
    "a test by name with too few arguments": met('retention|items|selectattr("1.keep", "longer_than")|list'),
    "a test with too many arguments": met("company is defined(1, 2)"),
    "`longer_than` without a period": met("retention is longer_than"),
    "`longer_than` no period": met('retention.x.keep is longer_than("for ever")'),
    "`earlier_by` no period": met('today|earlier_by("a while") is defined'),
    "`having` without a field": met("data|having"),
    "`stated` without a path": met("stated()"),
    "`stated` of a number": met("stated(1)"),
    "`stated` of a path that is not there": met('stated("retnetion.*.keep")'),
    "`regime` that is not there": met('regime("eu-gdrp")'),
    "`said` of an unknown topic": met('said("opn_ended")'),
    "`vague_phrase` of an unknown topic": met('company.name is vague_phrase("prposes")'),
    "`has_entry` without a field": met("purposes is has_entry()"),
    "brackets within brackets": met("(" * 900 + "company" + ")" * 900),
    "lists within lists": met("[" * 900 + "]" * 900),
    "`not` upon `not`": met("not " * 480 + "company"),
    "filters in a row": met("company" + "|list" * 390),
    "an expression of ten megabytes": met("company or " * K * K + "company"),
    "a text of ten megabytes": met('company.name == "' + "a" * 10 * K * K + '"'),
    "a number without end": met("9" * 400 + " == 1"),
    "a range without end": met("range(999999999)|list"),
    "multiplied texts": met('"a" * 999999999'),
    "multiplied lists": met("[1] * 999999999"),
    "an expression that turns text around": met("company.name == \u202e\"x\""),
    # what is printed
    "a citation that turns text around": pack('citation: "GDPR \\u202e31 .trA"'),
    "a citation that moves the cursor": pack('citation: "GDPR\\e[2J\\e]0;x\\a"\nmet: [retention is defined]'),
    "what lacks moves the cursor": pack('met: [company is defined]\npartial:\n  - {if: company is defined, lacks: "\\e[2J\\u202e{names}{names}{0}"}'),
    "help that moves the cursor": pack('met: [retention is defined]\nhelp: "\\e[2J\\u202e<id>: {{ x }}"'),
    "a title that moves the cursor": pack("met: [retention is defined]").replace("Acme's rules", '"\\e[2J\\u202e"'),
    "a citation of a megabyte": pack("citation: " + "x" * K * K + "\nmet: [retention is defined]"),
    "ten thousand requirements": "id: acme\ntitle: t\nrequirements:\n" + "".join(
        f"  - {{id: acme-{i}, citation: c, asks: a, severity: must, kind: presence, verified: internal, met: [company is defined]}}\n"
        for i in range(10 * K)),
    "a list of a hundred thousand": pack("met: [company.country in lists.all]", "lists: {all: [" + ", ".join(f"x{i}" for i in range(100 * K)) + "]}\n"),
    "a chain of requirements": "id: acme\ntitle: t\nrequirements:\n" + "".join(
        f"  - {{id: acme-{i}, citation: c, asks: a, severity: must, kind: presence, verified: internal, "
        + (f"as: [acme-{i - 1}]}}\n" if i else "met: [retention is defined]}\n") for i in range(3 * K)),
    "definitions that double": pack("met: [d60|length > 0]", "define:\n  d0: '[1, 2]'\n" + "".join(f"  d{i}: d{i - 1} + d{i - 1}\n" for i in range(1, 61))),
}

LISTS = {
    "a language that is none": ("xx-yy-zz-1.yaml", "purposes: {within: [some]}  # here\n"),
    "a language that nobody speaks here": ("tlh.yaml", "purposes: {within: [some]}\n"),
    "a path": ("..yaml", "purposes: {within: [some]}  # here\n"),
    "phrases for an unknown topic": ("en.yaml", "prposes: {within: [some]}\n"),
    "phrases that are a text": ("en.yaml", "purposes: {within: some}  # here\n"),
    "phrases of nothing": ("en.yaml", "purposes: {within: ['']}  # here\n"),
    "phrases of blanks": ("en.yaml", "purposes: {within: [' ']}  # here\n"),
    "a phrase of a regular expression": ("en.yaml", "purposes: {within: ['(a+)+$', '[a-z]*', '.*.*.*.*=.*']}\n"),
    "a phrase of ten thousand letters": ("en.yaml", "purposes: {within: [" + "a" * 10 * K + "]}  # here\n"),
    "a hundred thousand phrases": ("en.yaml", "purposes: {within: [" + ", ".join(f"phrase {i}" for i in range(100 * K)) + "]}\n"),
    "a phrase that moves the cursor": ("en.yaml", 'purposes: {within: ["\\e[2J"]}\n'),
}


def all_packs():
    """(name, file, text)"""
    for name, text in PACKS.items():
        yield f"pack: {name}", PACK, text
    for name, (file, text) in LISTS.items():
        yield f"phrases: {name}", f"{PHRASES}/{file}", text


def line_of(text):
    """The number of the line that must be named; 0 where none must, or none can: such a file is not read at all."""
    if len(text) > 2**20:
        return 0
    return next((number for number, line in enumerate(text.split("\n"), 1) if line.endswith(HERE)), 0)
