#!/usr/bin/python3
"""Kills and disk errors at every system call that changes the disk: `faults.py BINARY [SCENARIO…]`.

Each scenario (a first build, a build over an older site, a first release, a second one) is run once undisturbed under
`strace`; that names every call that changes something. Then, for each such call, the scenario is run again in a fresh
copy, and the kernel kills the process there, or answers EIO, ENOSPC or EINTR. Random kills find a tenth of what this
finds. Afterwards must hold:

  - the site, or the record, is wholly the old one or wholly the new one; content is untouched; `verify` is content
  - an error of the disk ends in exit 2 and a message, or the run did its work in spite of it; a signal stops nothing
  - the next run ends in the same bytes as an undisturbed one, and leaves nothing else behind
"""
import collections
import concurrent.futures
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sites"))
from harness import Score, binary_from, copy_tree, environment, run, state_of  # noqa: E402
from sites import noon  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
TODAY = noon("2026-05-20")

# What changes the disk. `openat` counts where it makes or empties a file, `write` and `close` where the file is ours.
CHANGING = ("mkdir mkdirat openat write pwrite64 writev copy_file_range link linkat symlinkat rename renameat renameat2 "
            "unlink unlinkat rmdir truncate ftruncate chmod fchmod fchmodat fsync fdatasync syncfs sync close").split()
WRITES = ("write", "pwrite64", "writev", "close")
FAULTS = ("signal=KILL", "error=EIO", "error=ENOSPC", "error=EINTR")
CALL = re.compile(r"^(\d+) +(\w+)\((?:(\d+))?(.*)\) += (-?\d+)")

Fault = collections.namedtuple("Fault", "call when how")


class Scenario:
    """A folder before, a command, and the folder after."""

    def __init__(self, name, binary, work, steps, command, follow_up):
        self.name, self.binary = name, binary
        self.command, self.follow_up = command, follow_up
        self.before, self.after = work / name / "before", work / name / "after"
        copy_tree(HERE / "project", self.before)
        in_one_language(self.before)
        for step in steps:
            step(self.before)
        copy_tree(self.before, self.after)
        self.calls = self.changing_calls(work / name / "trace")
        self.recovered = {}  # a folder's state → what is wrong after the next run: equal folders recover alike
        self.states = {"old": self.states_in(self.before), "new": self.states_in(self.after)}

    def arguments(self, folder, command):
        return [str(self.binary), *command, "--project", str(folder), "--jobs", "1"]

    def states_in(self, folder):
        return state_of(folder / "site"), state_of(folder / "content/elm/releases/privacy")

    def changing_calls(self, trace):
        """Runs undisturbed in `after`; gives each changing call as its name and the how manieth of that name it is in its
        thread, as strace counts."""
        watched = ",".join("?" + call for call in CHANGING)
        subprocess.run(["strace", "-f", "-qq", "-s", "0", "-o", trace, "-e", f"trace={watched}",
                        *self.arguments(self.after, self.command)],
                       env=environment(SOURCE_DATE_EPOCH=TODAY), capture_output=True, check=True)
        seen = collections.Counter()
        ours, calls = set(), []
        for line in trace.read_text().splitlines():
            match = CALL.match(line)
            if not match:
                continue
            thread, call, descriptor, rest, result = match.groups()
            seen[thread, call] += 1
            if call == "openat":
                if "O_CREAT" not in rest and "O_TRUNC" not in rest:
                    continue
                ours.add(result)
            if call in WRITES and descriptor not in ours:
                continue
            if call == "close":
                ours.discard(descriptor)
            calls.append((call, seen[thread, call]))
        return calls

    def faults(self):
        for call, when in self.calls:
            for how in FAULTS:
                # A kill on the way out of `close` is a kill on the way into the next call.
                if not (call == "close" and how == "signal=KILL"):
                    yield Fault(call, when, how)

    def judge(self, fault, folder):
        """Runs into the fault in `folder`; gives what is wrong afterwards, in words."""
        copy_tree(self.before, folder)
        done, happened = self.run_into(fault, folder)
        wrong = [] if happened else ["the fault did not happen: the calls come in another order"]
        site, record = self.states_in(folder)
        wrong += self.wrong_state(site, record)
        wrong += self.wrong_ending(fault, done, site, record)
        wrong += self.wrong_recovery(folder)
        return wrong + ([f"exit {done.returncode}", done.stderr] if wrong else [])

    def run_into(self, fault, folder):
        trace = folder.with_suffix(".trace")
        done = subprocess.run(["strace", "-f", "-qq", "-s", "0", "-o", trace, "-e", f"trace={fault.call}",
                               "-e", f"inject={fault.call}:{fault.how}:when={fault.when}",
                               *self.arguments(folder, self.command)],
                              env=environment(SOURCE_DATE_EPOCH=TODAY), capture_output=True, text=True, check=False)
        return done, any(is_hit(line) for line in trace.read_text().splitlines())

    def wrong_state(self, site, record):
        old, new = self.states["old"], self.states["new"]
        wrong = [] if site in (old[0], new[0]) else ["the site is neither the old one nor the new one"]
        # While a release runs its folder may be half there, under a dotted name; `verify` and the next run judge that.
        if self.command[0] == "build" and record != old[1]:
            wrong.append("a build changed the record")
        return wrong

    def wrong_ending(self, fault, done, site, record):
        new = (site, record) == self.states["new"]
        if fault.how == "signal=KILL":
            return []
        if "Sanitizer" in done.stderr or done.returncode not in (0, 2):
            return ["a disk error must end in exit 2"]
        if done.returncode == 2 and fault.how == "error=EINTR":
            return ["a signal stopped the run"]
        if done.returncode == 2 and len(done.stderr.strip()) < 20:
            return ["exit 2 without a message"]
        if done.returncode == 0 and not new and self.command[0] == "build":
            return ["exit 0, and the site is not the new one"]
        return []

    def wrong_recovery(self, folder):
        state = state_of(folder, ignored=(".site.candor-lock",))
        if state not in self.recovered:
            self.recovered[state] = self.recover(folder)
        return self.recovered[state]

    def recover(self, folder):
        wrong = []
        code, _, said = run(self.binary, "verify", "--project", folder, SOURCE_DATE_EPOCH=TODAY)
        if code != 0:
            wrong += ["verify finds the record broken", said]
        again = subprocess.run(self.arguments(folder, self.follow_up), env=environment(SOURCE_DATE_EPOCH=TODAY),
                               capture_output=True, text=True, check=False)
        if again.returncode != 0:
            wrong += [f"the next run ends in exit {again.returncode}", again.stderr]
        if state_of(folder) != state_of(self.after):
            names = subprocess.run(["diff", "-rq", str(self.after), str(folder)], capture_output=True, text=True, check=False)
            wrong += ["the next run does not end where an undisturbed one does",
                      names.stdout.replace(str(folder), "here").replace(str(self.after), "undisturbed")]
        return wrong


def is_hit(line):
    """Did the fault happen, and not to a file that was only opened to be read?"""
    is_change = "openat(" not in line or "O_CREAT" in line or "O_TRUNC" in line
    return "killed by SIGKILL" in line or ("(INJECTED)" in line and is_change)


def in_one_language(folder):
    """Half the pages, the same calls."""
    document = folder / "content/elm/documents/privacy.yaml"
    document.write_text(document.read_text().replace("[en, ko]", "[en]"))


def play(scenario, work, pool, score):
    def attempt(number_and_fault):
        number, fault = number_and_fault
        folder = work / scenario.name / str(number)
        wrong = scenario.judge(fault, folder)
        shutil.rmtree(folder, ignore_errors=True)
        return fault, wrong

    for fault, wrong in pool.map(attempt, enumerate(scenario.faults())):
        score.check(not wrong, f"{scenario.name}: {fault.how} at {fault.call} {fault.when}", *wrong)


def scenarios(binary, work):
    def change(folder):
        policy = folder / "content/elm/policy.yaml"
        policy.write_text(policy.read_text().replace("7 years", "8 years"))

    def decide(folder):
        decisions = folder / "content/elm/releases/privacy/next.yaml"
        decisions.parent.mkdir(parents=True, exist_ok=True)
        decisions.write_text("note: {en: Kept longer.}\napproved_by: A. Lawyer\n")

    def verb(*arguments):
        def step(folder):
            code, _, said = run(binary, *arguments, "--project", folder, SOURCE_DATE_EPOCH=TODAY)
            if code != 0:
                sys.exit(f"{arguments}: {said}")
        return step

    released, built = verb("release", "elm", "--published", "2026-01-07"), verb("build")
    build, release = ["build"], ["release", "elm/privacy"]
    again = [*release, "--if-changed"]
    return {
        "first-build": lambda: Scenario("first-build", binary, work, [released], build, build),
        "build-over": lambda: Scenario("build-over", binary, work, [released, built, change, verb(*release)], build, build),
        "first-release": lambda: Scenario("first-release", binary, work, [decide], release, again),
        "second-release": lambda: Scenario("second-release", binary, work, [released, built, change, decide], release, again),
    }


def main():
    binary = binary_from(sys.argv[1:])
    wanted = [one for one in sys.argv[1:] if not one.startswith("--")][1:]
    score = Score()
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        work = pathlib.Path(folder)
        for name, make in scenarios(binary, work).items():
            if not wanted or name in wanted:
                scenario = make()
                score.check(len(scenario.calls) > 15, f"{name}: changes the disk", *scenario.calls)
                play(scenario, work, pool, score)
    score.finish()


if __name__ == "__main__":
    main()
