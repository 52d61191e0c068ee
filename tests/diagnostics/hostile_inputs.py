"""The inputs of hostile.py, by what they are: each is files over the small project in base/, and a command."""
import dataclasses
import textwrap

import hostile_packs

COMPANY = "content/acme/company.yaml"
DOCUMENT = "content/acme/documents/privacy.yaml"
SITE = "content/site.yaml"
NAMED = "company:\n  name: Acme\n"
BUILD = "candor build --drafts --out site"
K = 1000


@dataclasses.dataclass
class Input:
    name: str
    files: dict
    command: str = BUILD
    prepare: str = ""
    may_end: tuple = (0, 1)
    place: str = ""  # `file:line` that must be named as wrong


def named(kind, texts, files_of):
    """Numbered from 1, with the first words of the input."""
    for number, text in enumerate(texts, 1):
        shown = repr(text[:40]) if text else "nothing"
        yield Input(f"{kind} {number} {shown}", files_of(text))


# --- YAML -----------------------------------------------------------------------------------------------------------

YAML = [
    "", " ", "\n", "\t", ",", ":", "-", "?", "!", "&", "*", "|", ">", "%", "@", "`", "#", "'", '"', "[", "]", "{", "}", "~",
    "---", "...", "--- ---", "---\n...\n---", "%YAML 1.2\n---\n", "%TAG ! tag:x,2026:\n---\n", "null", "[]", "{}", "[[", "{{", "]]", "}}",
    "a", "- a", "a: &a [*a]\n", "a: &a a\nb: *a\n", "&a a: *a\n", "<<: {a: b}\n", "? a\n: b\n", "? [a]\n: b\n", "? {a: b}\n", ": a\n",
    "a: !!binary aGk=\n", "a: !!python/object/apply:os.system [id]\n", "!!set {a}\n", "a: !<tag:yaml.org,2002:str> b\n",
    "a: 'b\n", 'a: "b\n', 'a: "\\', 'a: "\\x"\n', 'a: "\\u"\n', 'a: "\\uD800"\n', 'a: "\\U00110000"\n', 'a: "\\0"\n', 'a: "\\e]0;x\\a"\n',
    "a: |9\n b\n", "a: |0\n b\n", "a: |10\n b\n", "a: |-+\n b\n", "a: >\n\tb\n", "a: b: c\n", "a: b #c\n", "a: [b, c\n", "a: {b: c\n", "a: [b}\n",
    "a:\n- b\n c: d\n", "a:\n  b\n c\n", "a:\n\tb: c\n", "a: b\n  c: d\n", "a\x00b: c\n", "a: \x1b[31mred\n", "a: \u202ereversed\n", "a: \u2028line\n",
    "a: \ufeffb\n", "\ufeffa: b\n", "a: \x7f\n", "a: \x85b\n", "a: \ud800\n", "a: \uffff\n", "a: \U0010ffff\n", "\u202ea: b\n", "a\r: b\r\n", "a: b\rc: d\r",
    "a: " + "[" * 100 * K + "\n", "a: " + "{" * 100 * K + "\n", "a: " + "[" * 10 * K + "]" * 10 * K + "\n", "- " * 50 * K + "a\n", "? " * 10 * K + "a\n",
    "a: '" + "''" * 200 * K + "'\n", 'a: "' + "\\n" * 200 * K + '"\n', "a: " + "b " * 300 * K + "\n", "a: |\n" + "  b\n" * 100 * K, "#" * K * K + "\n", "\n" * K * K,
    "".join(f"key{i}: 1\n" for i in range(30 * K)), "".join("name: 1\n" for i in range(20 * K)), "company: {" + "name: a, " * 20 * K + "}\n",
    "retention: {" + ", ".join(f"r{i}: {{keep: {i} year}}" for i in range(3 * K)) + "}\n", "regimes: [" + "eu-gdpr, " * 20 * K + "]\n",
    "x" * 200 * K + ": b\n", "a: " + "!" * 100 * K + "\n", "a: " + "&" * 100 * K + "\n", "a: " + "*" * 100 * K + "\n", "a: " + "&b " * 30 * K + "\n", "a: " + "\ud7a3" * 100 * K + "\n",
    "a: " + "%" * K + "\n", "a: 2026-02-31\n", "company: {name: {name: {name: a}}}\n", "company: [a]\n", "company: |\n  name: Acme\n", "company: yes\n",
    "company: {country: \U0001f1f3\U0001f1f4}\n", "company: {country: " + "U" * 50 * K + "}\n", "company: {time_zone: ../../etc/passwd}\n", "company: {time_zone: Etc/GMT+99}\n",
    "retention: {a: {keep: 99999999999999999999 years}}\n", "retention: {a: {keep: -1 days}}\n", "retention: {a: {keep: 0x10 days}}\n", "retention: {a: {keep: 1e9 years}}\n",
    "retention: {a: {label: a, keep: {same_as: a}}}\n", "retention: {a: {label: a, keep: {same_as: b}}, b: {label: b, keep: {same_as: a}}}\n",
    "retention: {a: {label: a, keep: {by_plan: {free: {same_as: a}}}}}\nplans: {free: {name: Free}}\n",
    "contacts: {a: {email: \"a@" + "b." * 5 * K + "example\"}}\n", "contacts: {a: {email: \"\\\"<script>\\\"@acme.example\"}}\n", "contacts: {a: {email: 'a@acme.example?bcc=b@x.example'}}\n",
    "suppress:\n" + "  - {id: a, reason: b, until: 9999-12-31}\n" * 2 * K, "suppress: [{id: gdpr-13-1-a, reason: \"\\x1b\"}]\n", "suppress: [{id: gdpr-13-1-a, reason: r, until: 0000-00-00}]\n",
    "scope: {services: {a: {name: \"| x | y |\\n|---|---|\"}}}\n", "scope: {services: {a: {name: \"<script>alert(1)</script>\"}}}\n", "scope: {services: {a: {name: \"{{ 7*7 }}{% include 'x' %}\"}}}\n",
    "scope: {services: {a: {name: \"{0} {name} '{' # ''\"}}}\n", "scope: {services: {a: {name: \"# heading {: #hello}\"}}}\n", "scope: {services: {a: {name: \"[x]: https://x.example\"}}}\n",
    "scope: {services: {a: {name: \"" + "\u0301" * 50 * K + "\"}}}\n", "scope: {services: {a: {name: \"" + "\U0001f468\u200d" * 10 * K + "\"}}}\n",
]
YAML_BYTES = [b"\xff\xfea\x00:\x00", b"\xfe\xff\x00a", b"\x00\x00\xfe\xff", b"a: \x80\n", b"a: \xc0\xaf\n", b"a: \xed\xa0\x80\n", b"a: \xf5\x80\x80\x80\n", b"a: \xe2\x82", b"\x1f\x8b\x08\x00", b"PK\x03\x04", b"\x00" * 100000, bytes(range(256)) * 40]


# --- a document's own words ---------------------------------------------------------------------------------------------

PROSE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- x -->", "<!DOCTYPE x>", "<?php x ?>", "<![CDATA[x]]>", "</article></main>", "a <b>c</b>", "&lt;script&gt;", "&#0;", "&#x202e;", "&#27;[31m",
    "![x](https://x.example/x.png)", "![x][y]\n\n[y]: https://x.example", "[a]: https://x.example", "[^1]\n\n[^1]: x", "```", "~~~\n```", "```\n" + "a\n" * K, "    code", "# one", "## two", "### three", "### three {: #Three}", "### x {: #hello}",
    "### x {: #privacy}", "### x {: #x onclick=alert(1)}", "### x {: #x lang=en-x-\u202e}", "### x {: #x lang=\"><script>}", "### x {: #" + "x" * 100 * K + "}", "### " + "{: #x}" * 5 * K, "Setext\n======", "Setext\n------",
    "> " * 10 * K + "a", "- " * 10 * K + "a", "1. " * 10 * K + "a", "\n".join("  " * i + "- a" for i in range(300)), "*" * 50 * K, "_" * 50 * K, "[" * 50 * K, "]" * 50 * K, "![" * 30 * K, "(" * 50 * K, "`" * 50 * K, "<" * 50 * K, "\\" * 50 * K,
    "*a " * 20 * K, "**a_ " * 10 * K, "[a](" * 20 * K, "[a](b" * 20 * K, "a**b" * 20 * K, "`a``b```c" * 10 * K, "&" * 50 * K, "&amp" * 20 * K, "~~" * 20 * K, "a\\\n" * 10 * K, "a  \n" * 10 * K,
    "|" * 20 * K + "\n" + "|-" * 10 * K + "|", "| a |\n|---|\n" + "| b |\n" * 20 * K, "a|b\n-|-\n" * 5 * K, "|a|\n|-|\n" * 5 * K, "| a | b |\n|---|---|\n| c |", "| a |\n|---|\n| b | c | d |", "|x|\n|:-:|\n|" + "y" * 200 * K + "|",
    "{{ company.name }}", "{% for x in y %}", "{# x #}", "{: #x}", "a {: #x}", "https://x.example/autolink", "www.x.example", "a@x.example", "<https://x.example>", "<javascript:alert(1)>", "~~gone~~", "- [ ] task", "2026. 2. 9.", "9. Februar 2026", "---", "***", "+++\na\n+++", "---\na: b\n---",
    "\u0301" * 50 * K, "\ud55c" * 100 * K, "\u3002**\u300c\u91cd\u8981\u300d**\u3067\u3059", "a" * 60 * K, "\n\n".join("a" for _ in range(20 * K)), "\x0b\x0c", "a\u200bb", "a\u00a0b", "a\u00adb", "\ufdfa" * 5 * K, "\u0e01" * 20 * K,
]

URLS = [
    "javascript:alert(1)", "JavaScript:alert(1)", "java\\script:alert(1)", "java&#x0A;script:alert(1)", "&#106;avascript:alert(1)", "%6Aavascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:https://x.example/x", "view-source:javascript:alert(1)", "feed:javascript:alert(1)", "about:blank", "ftp://x.example",
    "//x.example", "\\\\\\\\x.example", "/\\\\x.example", "https:x.example", "https:/x.example", "https:///x.example", "https://", "https://@x.example", "https://a:b@x.example", "https://x.example:99999", "https://127.0.0.1", "https://[::1]", "https://0x7f.1", "https://2130706433", "https://x", "https://x..example", "https://-x.example",
    "https://x.example/\u202e", "https://xn--", "https://\u0430pple.com", "https://x.example/%", "https://x.example/%zz", "https://x.example/%00", "https://x.example/a b", "<https://x.example/a b>", "https://x.example/\"onmouseover=\"alert(1)", "https://x.example/<script>", "mailto:", "mailto:x", "mailto:a@x.example?body=%0d%0aBcc:b@x.example", "tel:", "tel:javascript", "tel:+49;x=<y>",
    "#", "#\"><script>", "#hello", "?x=y", "..", "../../../etc/passwd", "https://x.example/" + "a" * 100 * K, "https://" + "a." * 20 * K + "example", "https://x.example/)(", "https://x.example/\\)", "https://user@evil.example@x.example/", " https://x.example", "https://x.example\\@evil.example",
]


# --- messages, templates ------------------------------------------------------------------------------------------------

PATTERNS = [
    "{", "}", "{}", "{0}", "{{x}}", "{x", "{x,}", "{x, }", "{x, number, ::scale/1E999999999}", "{x, number, #,##0.00}", "{x, date}", "{x, date, ::yMMMMd}", "{x, time}", "{x, spellout}", "{x, ordinal}", "{x, duration}", "{x, choice, 0#a|1#b}", "{x, plural}", "{x, plural, }", "{x, plural, one {a}}", "{x, plural, offset:1 one {a} other {b}}",
    "{x, plural, =99999999999999999999 {a} one {b} other {c}}", "{x, plural, other {" * 50 + "a" + "}}" * 50, "{x, select, other {" * 5 * K + "a" + "}}" * 5 * K, "{x, select, " + "".join(f"a{i} {{b}} " for i in range(5 * K)) + "other {c}}", "{" * 100 * K, "{x}" * 20 * K, "'" * 50 * K, "'{", "'{x}'", "l'{x}", "<script>alert(1)</script>", "<b>x</b>", "![x](y)", "[x](javascript:alert(1))",
    "# x", "\n\n## x {: #y}\n\n", "| x |\n|---|", "{{ x }}{% if %}", "```", "\u0301" * 10 * K, "a" * 9 * K, "{x, selectordinal, other {#}}", "{x, selectordinal, zero {#} other {#}}", "{\u202e}", "{__proto__}", "{constructor, select, other {x}}",
]

TEMPLATES = [
    "{{", "{%", "{#", "{{ }}", "{% %}", "{{ x }}", "{{ company", "{{ company. }}", "{{ company['__class__'] }}", "{{ ''.__class__.__mro__ }}", "{{ [].append(1) }}", "{{ 1/0 }}", "{{ 1%0 }}", "{{ 9223372036854775807 + 1 }}", "{{ -9223372036854775808 / -1 }}", "{{ 2 ** 1000000 }}", "{{ 'a' * 1000000000 }}", "{{ [1] * 1000000000 }}", "{{ 'a'|center(1000000000) }}", "{{ range(1000000000) }}",
    "{% for i in range(10000) %}{% for j in range(10000) %}x{% endfor %}{% endfor %}", "{% set x = [x] %}{{ x }}", "{% set x = 'a' %}{% for i in range(64) %}{% set x = x ~ x %}{{ x }}{% endfor %}", "{% set ns = namespace(x='a') %}{% for i in range(64) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}", "{% set ns = namespace(x=[1]) %}{% for i in range(64) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}",
    "{% include 'sections/hello.md' %}", "{% include '../../content/site.yaml' %}", "{% include '/etc/passwd' %}", "{% include company.name %}", "{% include 'pages/document.html' %}", "{% import 'x' as y %}", "{% extends 'x' %}", "{% block x %}{% endblock %}", "{% macro x() %}{{ x() }}{% endmacro %}{{ x() }}", "{% raw %}{{ x }}{% endraw %}", "{% autoescape false %}x{% endautoescape %}", "{% do x %}", "{% call x %}{% endcall %}",
    "{{ " + "(" * 20 * K + "1" + ")" * 20 * K + " }}", "{{ " + "-" * 20 * K + "1 }}", "{{ " + "not " * 20 * K + "1 }}", "{{ " + "[" * 20 * K + "]" * 20 * K + " }}", "{{ " + "1+" * 20 * K + "1 }}", "{{ a" + ".b" * 20 * K + " }}", "{{ a" + "|upper" * 20 * K + " }}", "{{ company.name" + "|upper" * 200 + " }}", "{% if 1 %}" * 5 * K, "{% if 1 %}" * 200 + "{% endif %}" * 200, "{% for i in [1] %}" * 100 + "x" + "{% endfor %}" * 100,
    "{{ 'x'|replace('', 'yyyyyyyyyy') }}", "{{ 'x'|batch(0) }}", "{{ 'x'|truncate(-1) }}", "{{ t() }}", "{{ t(1) }}", "{{ t('') }}", "{{ t('retention.title', x=1) }}", "{{ t(company) }}", "{{ company|tojson }}", "{{ company|safe }}", "{{ '<script>'|safe }}", "{{ '\\x1b[31m' }}", "{{ '\\u202e' }}", "{{ '\u202e' }}", "\x1b[31m", "\u202e", "\x00", "<script>alert(1)</script>", "## x {: #hello}\n\n## y {: #hello}", "## x", "{{ 'a\\nb' }}", "{{ \"| x |\\n|---|\" }}", "a\r\nb", "{{ 1.5e308 * 10 }}", "{{ 0.1 }}", "{{ 99999999999999999999999 }}", "{{ company == company }}", "{{ {1: 2} }}", "{{ loop.index }}", "{% set loop = 1 %}", "{% set company = 1 %}{{ company.name }}", "{{ self }}", "{{ caller() }}", "{{ company.name[99999999999] }}", "{{ company.name[::0] }}", "{{ 'a'.b.c.d }}", "x" * 2 * K * K,
]

HTML_TEMPLATES = [
    "<script>{{ page.title }}</script>", "<style>{{ page.title }}</style>", "<a href={{ page.title }}>", "<a href=\"{{ page.title }}\">", "<a onclick=\"{{ page.title }}\">", "<{{ page.title }}>", "<a {{ page.title }}>", "<!-- {{ page.title }} -->", "<textarea>{{ page.title }}", "<iframe srcdoc=\"{{ page.title }}\">", "<svg><script>{{ page.title }}</script></svg>", "<a href=\"javascript:{{ page.title }}\">", "<a style=\"{{ page.title }}\">", "<", "<a", "<a href=\"", "<a href='{{ page.title", "<" * 50 * K, "<a " * 20 * K, "{{ page.title|safe }}",
]


# --- paths, records, sides ----------------------------------------------------------------------------------------------

MAKE_PATHS = {
    "a folder that ends in .yaml": "mkdir content/acme/x.yaml",
    "a pipe that ends in .yaml": "mkfifo content/acme/x.yaml",
    "a pipe among templates": "mkdir -p templates/sections && mkfifo templates/sections/x.md",
    "a pipe among messages": "mkdir -p locales/en && mkfifo locales/en/x.yaml",
    "a pipe in place of the site's file": "rm content/site.yaml && mkfifo content/site.yaml",
    "a pipe in place of next.yaml": "mkdir -p content/acme/releases/privacy && mkfifo content/acme/releases/privacy/next.yaml",
    "a pipe in place of HEAD": "mkdir -p content/acme/releases/privacy && mkfifo content/acme/releases/privacy/HEAD",
    "a pipe where the site goes": "mkfifo site",
    "a link to endless zeros": "ln -s /dev/zero content/acme/x.yaml",
    "a template that is a link to endless zeros": "mkdir -p templates/sections && ln -s /dev/zero templates/sections/x.md",
    "messages that are a link to endless zeros": "mkdir -p locales/en && ln -s /dev/zero locales/en/x.yaml",
    "a law that is a link to endless zeros": "mkdir -p content/laws && ln -s /dev/zero content/laws/x.yaml",
    "a link to itself": "ln -s x.yaml content/acme/x.yaml",
    "a company that is a link to the content": "ln -s . content/x",
    "a company that is a link out of the project": "ln -s /etc content/x",
    "templates that are a link to the root": "ln -s / templates",
    "locales that are a link to the project": "ln -s . locales",
    "a site that is a link out of the project": "mkdir ../victim && touch ../victim/x && ln -s ../victim site",
    "an out folder that is a link to nothing": "ln -s nowhere site",
    "a company of dots": "mkdir content/...",
    "a company called as an option": "mkdir -- content/--help",
    "a company of blanks": "mkdir 'content/ '",
    "a company of escapes": "mkdir \"content/$(printf 'x\\033[2J\\342\\200\\256')\"",
    "a company of bytes that are no UTF-8": "mkdir \"content/$(printf 'x\\377')\"",
    "a company with a line feed": "mkdir 'content/a\nb'",
    "a document of escapes": "cp content/acme/documents/privacy.yaml \"content/acme/documents/$(printf 'x\\033[2J').yaml\"",
    "a document of bytes that are no UTF-8": "cp content/acme/documents/privacy.yaml \"content/acme/documents/$(printf 'x\\377').yaml\"",
    "a document called by dots": "cp content/acme/documents/privacy.yaml content/acme/documents/..yaml; cp content/acme/documents/privacy.yaml content/acme/documents/a..yaml",
    "a document with a long name": "cp content/acme/documents/privacy.yaml content/acme/documents/$(printf 'x%.0s' $(seq 240)).yaml",
    "a document called as a page": "cp content/acme/documents/privacy.yaml content/acme/documents/index-html.yaml",
    "a translation into no language": "mkdir content/acme/translations && echo '{}' >content/acme/translations/xx-yy-zz-1.yaml",
    "a language folder of escapes": "mkdir -p \"locales/$(printf 'e\\033[2J')\" && echo 'a: {text: b}' >\"locales/$(printf 'e\\033[2J')/a.yaml\"",
    "a language folder that climbs": "mkdir -p locales/en/../../locales/.. && touch locales/a.yaml",
    "a thousand companies": "for i in $(seq 1000); do mkdir content/c$i; done",
    "folders within folders": "mkdir -p templates/$(printf 'x/%.0s' $(seq 500)) && touch templates/$(printf 'x/%.0s' $(seq 500))a.md",
    "a README in place of a folder": "touch content/acme/translations",
    "releases that are a file": "touch content/acme/releases",
    "a file of a gigabyte": "truncate -s 1G content/acme/x.yaml",
    "a template of a gigabyte": "mkdir -p templates/sections && truncate -s 1G templates/sections/x.md",
    "messages of a gigabyte": "mkdir -p locales/en && truncate -s 1G locales/en/x.yaml",
}

# No project, and a folder that cannot be made: the command line's fault, and the machine's.
WRONG_USE = ("a pipe in place of the site's file", "an out folder that is a link to nothing")

RELEASED = "candor release acme/privacy --published 2026-01-01\n"
RECORD = "content/acme/releases/privacy"
RESUM = f"(cd {RECORD}/2026-01-01 && sha256sum $(ls | grep -v SHA256SUMS) >SHA256SUMS) && (cd {RECORD} && sha256sum 2026-01-01/SHA256SUMS >HEAD)"
MAKE_RECORDS = {
    "HEAD is empty": f": >{RECORD}/HEAD",
    "HEAD climbs": f"sed -i 's#2026#../../../../2026#' {RECORD}/HEAD",
    "HEAD names the root": f"echo \"$(printf '0%.0s' $(seq 64))  /etc/SHA256SUMS\" >{RECORD}/HEAD",
    "HEAD has escapes": f"printf '\\033[2J' >>{RECORD}/HEAD",
    "HEAD is of a gigabyte": f"truncate -s 1G {RECORD}/HEAD",
    "HEAD is a folder": f"rm {RECORD}/HEAD && mkdir {RECORD}/HEAD",
    "a version names itself as the one before": f"(cd {RECORD}/2026-01-01 && echo \"$(printf '0%.0s' $(seq 64))  ../2026-01-01/SHA256SUMS\" >>SHA256SUMS) && (cd {RECORD} && sha256sum 2026-01-01/SHA256SUMS >HEAD)",
    "sums name a file outside": f"(cd {RECORD}/2026-01-01 && sha256sum ../../../company.yaml >>SHA256SUMS) && (cd {RECORD} && sha256sum 2026-01-01/SHA256SUMS >HEAD)",
    "a frozen text is raw HTML": f"printf '\\n<script>alert(1)</script>\\n' >>{RECORD}/2026-01-01/en.md && {RESUM}",
    "a frozen text is a bomb": f"printf '\\n%s\\n' \"$(printf '[%.0s' $(seq 60000))\" >>{RECORD}/2026-01-01/en.md && {RESUM}",
    "a frozen text has escapes": f"printf '\\n\\033[2J\\342\\200\\256\\n' >>{RECORD}/2026-01-01/en.md && {RESUM}",
    "a frozen text is no UTF-8": f"printf '\\n\\377\\n' >>{RECORD}/2026-01-01/en.md && {RESUM}",
    "a frozen text is empty": f": >{RECORD}/2026-01-01/en.md && {RESUM}",
    "a frozen text has no heading": f"echo words >{RECORD}/2026-01-01/en.md && {RESUM}",
    "frozen facts are a list": f"echo '[]' >{RECORD}/2026-01-01/facts.yaml && {RESUM}",
    "frozen facts are empty": f": >{RECORD}/2026-01-01/facts.yaml && {RESUM}",
    "frozen facts do not read": f"echo 'a: [' >{RECORD}/2026-01-01/facts.yaml && {RESUM}",
    "frozen facts of another schema": f"sed -i 's/^facts:/facts:\\n  gone: yes/' {RECORD}/2026-01-01/facts.yaml && {RESUM}",
    "the record of a release is empty": f": >{RECORD}/2026-01-01/release.yaml && {RESUM}",
    "the record of a release has another name": f"sed -i 's/^name: .*/name: 2025-01-01/' {RECORD}/2026-01-01/release.yaml && {RESUM}",
    "the record's controlling language is not frozen": f"sed -i 's/^controlling: .*/controlling: ko/' {RECORD}/2026-01-01/release.yaml && {RESUM}",
    "the record is of a later format": f"sed -i 's/^format: .*/format: 99/' {RECORD}/2026-01-01/release.yaml && {RESUM}",
    "next.yaml does not read": f"echo 'effective: [' >{RECORD}/next.yaml",
    "next.yaml overrides nothing": f"echo 'overrides: [{{path: x, materiality: minor, reason: y}}]' >{RECORD}/next.yaml",
}

SIDES = [
    "/dev/zero", "/dev/stdin", "/dev/null", "/proc/self/mem", "./", "/", "./pipe.md", "./none.md", "./bytes.md", "./escapes.md", "./bomb.md", "./deep.md", "./table.md", "./front.md", "./empty.md", "./crlf.md",
    "@", "/@", "acme@draft", "acme/@draft", "acme/privacy@", "acme/privacy@draft@draft", "../acme/privacy@draft", "acme/../acme/privacy@draft", "acme/privacy@../../x", "acme/privacy@9999-99-99", "acme/privacy@2026-01-01-0", "acme/privacy@2026-01-01-99999999999999999999", "$(printf '\\033[2J')/x@draft", "$(printf 'x\\377')/x@draft", "$(printf 'x\\377').md",
]
SIDE_FILES = {
    "bytes.md": bytes(range(256)), "escapes.md": "\x1b[2J\u202e\x9b\x07", "bomb.md": "[" * 60 * K, "deep.md": "> " * 20 * K, "table.md": "|" * 20 * K + "\n" + "|-" * 10 * K, "front.md": "---\na: [\n", "empty.md": "", "crlf.md": "# a\r\n\r\nb\r\n",
}


def document(field, text):
    body = textwrap.indent(text + "\n", "      ", lambda line: True)
    return f"kind: privacy_policy\nlanguages: [en]\ncontrolling: en\nsections:\n  - id: hello\n    title: Hello\n    {field}: |\n{body}"


def quoted(text):
    """A YAML text in double quotes that stands for exactly these characters."""
    escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}
    return '"' + "".join(escapes.get(sign, sign) for sign in text) + '"'


def template_files(text):
    return {DOCUMENT: "kind: privacy_policy\nlanguages: [en]\ncontrolling: en\nsections: [hello]\n", "templates/sections/hello.md": "## Hello {: #hello}\n\n" + text + "\n"}


def all_inputs():
    yield from named("yaml", YAML, lambda text: {"content/acme/x.yaml": text})
    yield from named("yaml bytes", YAML_BYTES, lambda text: {"content/acme/x.yaml": text})
    yield from named("yaml after facts", YAML[:40], lambda text: {COMPANY: NAMED + text})
    yield from named("prose", PROSE, lambda text: {DOCUMENT: document("text", text)})
    yield from named("prose in a table cell", PROSE[:24], lambda text: {COMPANY: NAMED + "scope:\n  services:\n    app:\n      name: " + quoted(text) + "\n", DOCUMENT: "kind: privacy_policy\nlanguages: [en]\ncontrolling: en\nsections: [scope, summary]\n"})
    yield from named("address", URLS, lambda text: {DOCUMENT: document("text", f"See [this]({text}).")})
    yield from named("base address", URLS[:31], lambda text: {SITE: f"title: Acme\nbase_url: {quoted(text)}\ndefault_language: en\ncompanies: [acme]\n"})
    yield from named("message", PATTERNS, lambda text: {**template_files('{{ t("acme.x", x=company.name) }}'), "locales/en/acme.yaml": f"acme.x: {{text: {quoted(text)}, note: n}}\n"})
    yield from named("template", TEMPLATES, template_files)
    yield from named("page template", HTML_TEMPLATES, lambda text: {"templates/partials/bottom.html": text})
    for name, file, text in hostile_packs.all_packs():
        line = hostile_packs.line_of(text)
        yield Input(name, {file: text}, command="candor check", may_end=(1,) if line else (0, 1), place=f"{file}:{line}:" if line else "")
    for name, script in MAKE_PATHS.items():
        yield Input(f"path: {name}", {}, prepare=script, may_end=(2,) if name in WRONG_USE else (0, 1))
    for name, script in MAKE_RECORDS.items():
        yield Input(f"record: {name}", {}, prepare="set -e\n" + RELEASED + script)
    for side in SIDES:
        yield Input(f"side {side}", SIDE_FILES, command=f'candor redline "{side}" ./empty.md', prepare="mkfifo pipe.md")
