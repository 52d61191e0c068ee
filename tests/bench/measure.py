"""Runs a command and says what it cost. Medians of several runs: a single wall time on a shared machine says little, so
processor time stands beside it."""
import dataclasses
import os
import statistics
import subprocess
import sys
import time


@dataclasses.dataclass
class Cost:
    """Seconds and megabytes. `peak` cannot fall below the peak of this Python (about 20 MB), whose fork it begins as."""
    wall: float
    user: float
    system: float
    peak: float


def run(command, output=subprocess.DEVNULL, accept=(0,)):
    begin = time.perf_counter()
    # A file, not a pipe: what a command says must not hold it up.
    child = subprocess.Popen([str(word) for word in command], stdout=output, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in accept:
        sys.exit(f"exit code {child.returncode}: {' '.join(map(str, command))}")
    return Cost(wall, used.ru_utime, used.ru_stime, used.ru_maxrss / 1024)


def median(costs):
    return Cost(*(statistics.median(getattr(cost, field.name) for cost in costs) for field in dataclasses.fields(Cost)))


def repeat(times, command, before=lambda: None, **options):
    costs = []
    for _ in range(times):
        before()
        costs.append(run(command, **options))
    return median(costs)
