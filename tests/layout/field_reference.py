"""The field reference of content/README.md, from the JSON Schema that the binary prints and the law packs: each field,
what may stand in it, what it means to a lawyer, which requirements read it, an example."""
import json
import re

COMMON = "#/$defs/common.yaml/$defs/"
# Pieces of common.yaml that a field has as a whole: described once, under "Pieces that return", and only named elsewhere.
PIECES = ("condition", "about", "period", "span", "events", "event", "regime", "regimes", "status", "flag", "number")


class Field:
    def __init__(self, path, kind, node, qualified=False):
        self.path = path
        self.kind = kind
        self.description = " ".join(node.get("description", "").split())
        self.example = node.get("examples", [None])[0]
        self.qualified = qualified


class Reference:
    def __init__(self, bundle):
        self.bundle = bundle

    def resolved(self, node):
        """The node with what it refers to; what stands beside a `$ref` goes before it. And the piece it is, if any."""
        piece = None
        while "$ref" in node:
            name = node["$ref"]
            if name.startswith(COMMON) and name[len(COMMON):] in PIECES:
                piece = piece or name[len(COMMON):]
            target = self.bundle
            for step in name[2:].split("/"):
                target = target[step]
            node = target | {key: value for key, value in node.items() if key != "$ref"}
        return node, piece

    def kind_of(self, node):
        node, piece = self.resolved(node)
        if piece:
            return f"[{piece}](#pieces-that-return)"
        if "x-ref" in node:
            collections = node["x-ref"] if isinstance(node["x-ref"], list) else [node["x-ref"]]
            return "an id under " + " or ".join(f"`{name}`" for name in collections)
        words = node.get("enum") or ([node["const"]] if "const" in node else None)
        if words:
            return " \\| ".join(f"`{word}`" for word in words)
        if "format" in node:
            return {"time-zone": "a time zone", "id": "an id", "email": "an e-mail address", "url": "an address (URL)"}.get(
                node["format"], f"a {node['format']}")
        forms = node.get("oneOf") or node.get("anyOf")
        if forms:
            return "; or ".join(dict.fromkeys(self.kind_of(form) for form in forms))
        if node.get("type") == "array":
            return "a list: " + self.kind_of(node.get("items", {}))
        if node.get("type") == "object" or "properties" in node or "allOf" in node:
            return "one for each id" if "propertyNames" in node else "a group"
        if node.get("x-reader"):
            return {"markdown": "Markdown for readers", "name": "text; a translation may write it its own way"}.get(node["x-reader"], "text for readers")
        return "text"

    def fields(self, node, path):
        """The field itself, then those below it, in the schema's order."""
        node, piece = self.resolved(node)
        qualified = any("qualified" in part.get("$ref", "") for part in node.get("allOf", []))
        yield Field(path, self.kind_of(node) if not piece else f"[{piece}](#pieces-that-return)", node, qualified)
        if piece:
            return
        for form in [node] + node.get("oneOf", []) + node.get("anyOf", []):
            form, piece = self.resolved(form)
            if piece:
                continue
            yield from self.below(form, path)
        items, piece = self.resolved(node.get("items", {}))
        if not piece:
            yield from self.below(items, path + "[]")

    def below(self, node, path):
        for part in node.get("allOf", []):
            part, piece = self.resolved(part)
            if not piece and "when" not in part.get("properties", {}):
                yield from self.below(part, path)
        for name, child in node.get("properties", {}).items():
            yield from self.fields(child, f"{path}.{name}" if path else name)
        more = node.get("additionalProperties")
        if isinstance(more, dict) and more:
            yield from self.fields(more, f"{path}.*")


# --- which requirements read a field ----------------------------------------------------------------------------------

def with_definitions(expression, definitions, depth=0):
    """The expression with the pack's own names written out."""
    if depth > 8:
        return expression
    def written_out(match):
        name = match.group(0)
        return f"({with_definitions(definitions[name], definitions, depth + 1)})" if name in definitions else name
    return re.sub(r"(?<![\w.\"])[a-z_]+(?![\w(\"])", written_out, expression)


def paths_in(expression):
    """Facts that an expression names: `requests.answer.default`, and `purposes|items|map(attribute="1.label")` as
    `purposes.*.label`."""
    for chain in re.findall(r"[a-z_]+(?:\.[a-z_]+)*(?:\|[a-z_]+(?:\([^()]*\))?)*", expression):
        head, *filters = chain.split("|")
        if filters and filters[0] == "items":
            yield head
            for name in re.findall(r'"1\.([a-z_0-9.]+)"', chain):
                yield f"{head}.*.{name}"
        elif "." in head:
            yield head


def expressions_of(requirement):
    for key in ("when", "met", "any_of", "depends_on"):
        value = requirement.get(key, [])
        yield from [value] if isinstance(value, str) else value
    for key in ("partial", "vague"):
        yield from (lack["if"] for lack in requirement.get(key, []))


def readers_of(packs, known):
    """Field path → ids of the requirements that name it in an expression or as the place to write it."""
    readers = {}
    for pack in packs:
        definitions = pack.get("define", {})
        for requirement in pack.get("requirements", []):
            named = set()
            for expression in expressions_of(requirement):
                named |= set(paths_in(with_definitions(str(expression), definitions)))
            if requirement.get("where"):
                named.add(requirement["where"])
            for path in named & known:
                readers.setdefault(path, []).append(requirement["id"])
    return readers


# --- what every right has, once ---------------------------------------------------------------------------------------

def folded(facts, readers):
    """All rights have the same fields: they are told once, as `rights.*`, behind the list of rights. `readers` too."""
    rights, shared, others = [], {}, []
    for field in facts:
        if not field.path.startswith("rights."):
            others.append(field)
        elif field.path.count(".") == 1:
            rights.append(field)
        else:
            known, field.path = field.path, "rights.*." + field.path.split(".", 2)[2]
            shared.setdefault(field.path, field)
            ids = readers.setdefault(field.path, [])
            ids += [name for name in readers.get(known, []) if name not in ids]
    place = next(index for index, field in enumerate(others) if field.path == "rights") + 1
    return others[:place] + rights + list(shared.values()) + others[place:]


# --- as Markdown ------------------------------------------------------------------------------------------------------

def yaml_of(example):
    text = json.dumps(example, ensure_ascii=False) if not isinstance(example, str) else example
    text = re.sub(r'"([^":,\[\]{}]*)"', r"\1", text) if not isinstance(example, str) else text
    return f"`{text}`" if example is not None else ""


def cell(text):
    return text.replace("\n", " ").replace("|", "\\|").replace("\\\\|", "\\|")


def row(field, readers):
    meaning = field.description + (" May be [qualified](#pieces-that-return)." if field.qualified else "")
    asked = ", ".join(readers.get(field.path, []))
    return f"| `{field.path}` | {field.kind} | {cell(meaning)} | {asked} | {cell(yaml_of(field.example))} |"


HEAD = "| field | what stands there | what it means | asked by | example |\n| --- | --- | --- | --- | --- |"


def markdown(bundle, packs):
    """The whole reference: facts by top-level key, a document's file, then the pieces that return."""
    reference = Reference(bundle)
    facts = [field for name, node in bundle["$defs"]["company.yaml"]["properties"].items() for field in reference.fields(node, name)]
    document = list(reference.below(bundle["$defs"]["document.yaml"], ""))
    readers = readers_of(packs, {field.path for field in facts + document})
    facts = folded(facts, readers)
    lines = []
    for field in facts:
        if "." not in field.path:
            lines += [f"\n### {field.path}\n", HEAD]
        lines.append(row(field, readers))
    lines += ["\n### documents/*.yaml\n", HEAD] + [row(field, readers) for field in document]
    lines += ["\n### Pieces that return\n", HEAD]
    common = bundle["$defs"]["common.yaml"]["$defs"]
    for name in ("qualified",) + PIECES:
        node, _ = reference.resolved(common[name])
        lines.append(row(Field(name, reference.kind_of(node), node), {}))
        forms = [node] + [reference.resolved(form)[0] for form in node.get("oneOf", [])]
        lines += [row(field, {}) for form in forms for field in reference.below(form, name)]
    return "\n".join(lines).lstrip("\n") + "\n"
