#!/usr/bin/python3
"""Renders every case of this folder with Debian's python3-jinja2 (3.1.2) and holds its output to what the case expects.
test_template (tests/unit/template/jinja_cases_test.cpp) renders the same cases with Candor: so both are held to the
same bytes. A case without an expectation gets one with --accept; one that Jinja refuses gets "error": true.

A file is {"topic", "about", "context", "cases": […]}, a case {"name", "template"} and, where they matter, "context"
(added to the file's), "absent" (names that are known and not stated), "parts" (templates to include by name),
"trim": false, "lstrip": false, "autoescape": true, and "expected" or "error".

Silence: a fact that is known and absent is falsy and may be walked and tested, but not printed; Jinja has no such kind,
so it gets one here. A name that nobody knows is jinja2.StrictUndefined.
"""

import json
import pathlib
import sys

import jinja2


class Silence(jinja2.Undefined):
    """A member that is not there, or a name that is absent: may be asked for members, may not be printed."""

    __slots__ = ()
    absent = frozenset()

    def __new__(cls, hint=None, obj=jinja2.runtime.missing, name=None, exc=jinja2.exceptions.UndefinedError):
        is_name = obj is jinja2.runtime.missing and hint is None
        if is_name and name not in Silence.absent:
            return jinja2.StrictUndefined(hint, obj, name, exc)
        return super().__new__(cls)

    def __str__(self):
        self._fail_with_undefined_error()

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return self

    def __getitem__(self, key):
        return self


def render(case, context):
    Silence.absent = frozenset(case.get("absent", []))
    environment = jinja2.Environment(
        loader=jinja2.DictLoader(case.get("parts", {})),
        autoescape=case.get("autoescape", False),
        trim_blocks=case.get("trim", True),
        lstrip_blocks=case.get("lstrip", True),
        keep_trailing_newline=True,
        undefined=Silence,
    )
    try:
        return environment.from_string(case["template"]).render({**context, **case.get("context", {})})
    except Exception:  # whatever Jinja or Python says: the case is an error
        return None


def lines_of(document):
    """JSON with a case a paragraph, so that a difference reads well."""
    cases = []
    for case in document["cases"]:
        members = [f"      {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in case.items()]
        cases.append("    {\n" + ",\n".join(members) + "\n    }")
    head = [f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
            for key, value in document.items() if key != "cases"]
    return "{\n" + ",\n".join(head) + ',\n  "cases": [\n' + ",\n".join(cases) + "\n  ]\n}\n"


def main():
    accept = "--accept" in sys.argv[1:]
    folder = pathlib.Path(__file__).parent
    count = wrong = 0
    for path in sorted(folder.glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        for case in document["cases"]:
            count += 1
            output = render(case, document.get("context", {}))
            expected = None if case.get("error") else case.get("expected", False)
            if output == expected:
                continue
            if accept:
                case.pop("expected", None)
                case.pop("error", None)
                case["error" if output is None else "expected"] = True if output is None else output
                continue
            wrong += 1
            print(f"{path.name}: {case['name']}\n  expected {expected!r}\n  jinja2   {output!r}")
        if accept:
            path.write_text(lines_of(document), encoding="utf-8")
    print(f"{count} cases, {wrong} where jinja2 {jinja2.__version__} says something else")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
