#!/usr/bin/python3
"""How fast Candor is, beside a floor program that writes the same files with no generator in it (floor.cpp).

    bench.py --candor build/candor --floor build/candor_floor [--pages 100,1000] [--all] [--check 100] [--runs 5] [--jobs N]

Prints wall, user and system time, peak memory, and how many times the floor's wall and processor time each takes: a full
build of about so many HTML pages; a build with nothing changed; one after a fact was changed and released; `check`; and
the redlines of pairs of 26 kB. Then `check` of 100 companies with 3 documents in 12 languages under every law, and which of
its stages takes how long (stages.cpp). Everything is measured in memory (/dev/shm) and, with --disk, beside the repository's
build. A page of a redline counts as one page of Markdown for the floor. Read the ratios: they travel, times do not.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile

from make_pairs import make_pairs
from make_project import FIRST_DAY, change_one_fact, id_of, make_project, read, write
from measure import repeat, run

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGES_OF_A_COMPANY = 100  # two documents, four languages, four releases


def sources_of_site(project, site):
    """The floor's list: for each file of the site the frozen Markdown it prints, if any, its path, its size."""
    record = project / "content"
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        parts = path.relative_to(site).parts
        markdown = "-"
        if path.suffix in (".html", ".fragment") and len(parts) > 3 and parts[3] != "versions":
            releases = record / parts[1] / "releases" / parts[2]
            version = parts[3] if (releases / parts[3]).is_dir() else sorted(one.name for one in releases.iterdir() if one.is_dir())[-1]
            markdown = releases / version / f"{parts[0]}.md"
        yield markdown, "/".join(parts), path.stat().st_size


def write_list(project, site):
    path = project / "floor.list"
    path.write_text("".join(f"{markdown} {output} {size}\n" for markdown, output, size in sources_of_site(project, site)))
    return path


def remove(path):
    return lambda: shutil.rmtree(path, ignore_errors=True)


class Table:
    """Rows of costs, each beside the floor's."""

    def __init__(self, title, floor=None):
        self.floor = floor
        print(f"\n{title}\n{'':34}{'wall ms':>9}{'user':>9}{'system':>8}{'peak MB':>9}{'÷ floor: wall':>15}{'user':>7}")

    def row(self, name, cost, note=""):
        ratios = ""
        if self.floor:
            ratios = f"{cost.wall / self.floor.wall:15.2f}{cost.user / max(self.floor.user, 0.001):7.2f}"
        print(f"{name:34}{cost.wall * 1e3:9.1f}{cost.user * 1e3:9.1f}{cost.system * 1e3:8.1f}{cost.peak:9.1f}{ratios}  {note}",
              flush=True)


def bench_floor(options, project, files):
    """Is the floor a floor? Its parsing and printing beside the `cmark-gfm` command, on one thread."""
    command = shutil.which("cmark-gfm")
    if not command:
        print("the cmark-gfm command is not installed: the floor is not held against it")
        return
    texts = [line.split(" ")[0] for line in files.read_text().splitlines() if not line.startswith("-")]
    peer = repeat(options.runs, [command, "-e", "table", *texts])
    own = repeat(options.runs, [options.floor, "--render", files])
    table = Table(f"the floor's parsing and printing of {len(texts)} texts, beside `cmark-gfm -e table` (aim: 1.2)", peer)
    table.row("cmark-gfm", peer)
    table.row("candor_floor --render", own)


def release_a_change(options, project, run_number):
    change_one_fact(project)
    day = str(FIRST_DAY.replace(year=FIRST_DAY.year + 1 + run_number))
    run([options.candor, "release", id_of(0), "--project", project, "--published", day, "--effective", day])


def bench_site(options, project, pages, where):
    site = project / "site"
    build = [options.candor, "build", "--project", project, "--jobs", options.jobs]
    remove(site)()
    run(build)
    files = write_list(project, site)
    html = sum(1 for _ in site.rglob("*.html"))
    if pages <= 1000:
        bench_floor(options, project, files)

    title = f"{html} pages, {sum(1 for _ in open(files))} files, {where}, {options.jobs} threads, medians of {options.runs}"
    out = project / "floor"
    floor = repeat(options.runs, [options.floor, files, out, options.jobs], before=remove(out))
    remove(out)()
    table = Table(title, floor)
    table.row("floor", floor)
    full = repeat(options.runs, build, before=remove(site))
    table.row("full build (aim: wall 2)", full, f"user {full.user * 1e3 / html:.2f} ms a page")
    same = repeat(options.runs, build)
    table.row("nothing changed", same, f"{same.wall / full.wall:.2f} of the full build (aim: under 0.20)")
    changes = iter(range(options.runs))
    one = repeat(options.runs, build, before=lambda: release_a_change(options, project, next(changes)))
    table.row("one fact changed and released", one, f"{one.wall / full.wall:.2f} of the full build (aim: under 0.33)")
    check = [options.candor, "check", "--project", project, "--jobs", options.jobs]
    table.row("check", repeat(options.runs, check, accept=(0, 1)))


def bench_redlines(options, project):
    folder = project / "pairs"
    pairs = make_pairs(project, folder, options.pairs)
    size = statistics.mean(path.stat().st_size for pair in pairs for path in pair) / 1000
    for form in ("text", "html"):
        costs = [repeat(3, [options.candor, "redline", old, new, "--format", form]) for old, new in pairs]
        walls = sorted(cost.wall * 1e3 for cost in costs)
        used = sorted((cost.user + cost.system) * 1e3 for cost in costs)
        ends = [f"{name} {one[len(one) // 2]:.1f}, {one[len(one) * 95 // 100]:.1f}" for name, one in (("wall ms", walls), ("processor ms", used))]
        print(f"redline --format {form}, {len(pairs)} pairs of {size:.0f} kB, start of the process included: "
              f"median and 95th percentile: {'; '.join(ends)} (aim: 10, 60)", flush=True)


def every_regime():
    """Every law that a pack asks a company's choice of."""
    regimes = set()
    for path in sorted((ROOT / "generator" / "laws").glob("*.yaml")):
        pack = read(path)
        for entry in [pack, *pack["requirements"]]:
            regimes.update([entry["regime"]] if "regime" in entry else entry.get("regimes", []))
    return sorted(regimes)


def select_every_law(project, companies):
    """After the release: gaps in law would stop it, and here they are what is measured."""
    for number in range(companies):
        path = project / "content" / id_of(number) / "company.yaml"
        write(path, read(path) | {"regimes": every_regime(), "suppress": []})


def touch_every_company(project):
    """A build then walks all of them, finds each page as it should be, and renders none."""
    for path in sorted(project.glob("content/*/company.yaml")):
        path.write_text(path.read_text() + "#\n")


def bench_check(options, folder, companies):
    project = folder / "check"
    make_project(project, options.candor, companies=companies, documents=3, languages=12, releases=1)
    select_every_law(project, companies)
    print(f"\ncheck of {companies} companies × 3 documents × 12 languages under {len(every_regime())} laws")
    stages = {}
    for _ in range(min(3, options.runs)):
        said = subprocess.run([options.stages, project], check=True, capture_output=True, text=True).stdout
        for stage, spent in (line.split() for line in said.splitlines()):
            stages.setdefault(stage, []).append(float(spent))
    stages = {stage: statistics.median(spent) for stage, spent in stages.items()}
    for stage, spent in stages.items():
        print(f"  {stage:10}{spent:10.1f} ms on one thread, {spent / companies:8.2f} a company" + (" (once for all)" if stage == "packs" else ""))
    without = sum(stages[stage] for stage in ("read", "recall", "compose", "wording"))
    print(f"  law and packs ÷ read {(stages['law'] + stages['packs']) / stages['read']:.2f} (aim: 2); "
          f"all of it ÷ what a build does before it renders {sum(stages.values()) / without:.2f}")
    runs = min(3, options.runs)
    check = repeat(runs, [options.candor, "check", "--project", project, "--jobs", options.jobs], accept=(0, 1))
    build = [options.candor, "build", "--project", project, "--jobs", options.jobs]
    full = repeat(runs, build, before=remove(project / "site"))
    walk = repeat(runs, build, before=lambda: touch_every_company(project))
    table = Table(f"the same, {options.jobs} threads, start of the process included")
    table.row("check", check, f"{check.wall / walk.wall:.2f} of a build without rendering (aim: 1)")
    table.row("full build", full)
    table.row("full build without rendering", walk, "a byte of each company has changed, and no page")


def places(disk):
    memory = pathlib.Path("/dev/shm")
    if memory.is_dir():
        yield "in memory", memory
    if disk or not memory.is_dir():
        (ROOT / "build").mkdir(exist_ok=True)
        yield "on disk", ROOT / "build"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--candor", type=pathlib.Path, default=ROOT / "build" / "candor")
    arguments.add_argument("--floor", type=pathlib.Path, default=ROOT / "build" / "candor_floor")
    arguments.add_argument("--pages", default="100,1000", help="about how many HTML pages, one site each")
    arguments.add_argument("--stages", type=pathlib.Path, default=ROOT / "build" / "candor_stages")
    arguments.add_argument("--check", type=int, default=100, help="how many companies to check; 0 for none")
    arguments.add_argument("--all", action="store_true", help="100, 1,000 and 10,000 pages")
    arguments.add_argument("--disk", action="store_true", help="measure on disk too")
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    arguments.add_argument("--pairs", type=int, default=105)
    options = arguments.parse_args()
    options.candor, options.floor = options.candor.resolve(), options.floor.resolve()
    sizes = [100, 1000, 10000] if options.all else [int(size) for size in options.pages.split(",") if size]

    for where, folder in places(options.disk):
        with tempfile.TemporaryDirectory(prefix="candor-bench-", dir=folder) as temporary:
            for pages in sizes:
                project = pathlib.Path(temporary) / str(pages)
                make_project(project, options.candor, companies=max(1, pages // PAGES_OF_A_COMPANY))
                bench_site(options, project, pages, where)
                if pages != sizes[0]:
                    shutil.rmtree(project)
            if sizes:
                bench_redlines(options, pathlib.Path(temporary) / str(sizes[0]))
            if options.check > 0:
                bench_check(options, pathlib.Path(temporary), options.check)


if __name__ == "__main__":
    main()
