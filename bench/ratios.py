#!/usr/bin/env python3
"""Offhook to its peers in one run of bench/tftp.sh, repetition by repetition, and the medians.

  bench/ratios.py [RESULTS]      default: the newest folder of target/bench/perf/results

CPU is counted for each byte sent: dnsmasq does not end 1,000 clients' loads in the 8 s that they are given.
"""
import collections
import glob
import json
import os
import statistics
import sys


def newest():
    home = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    folders = glob.glob(home + "/target/bench/perf/results/*/tftp.jsonl")
    if not folders:
        sys.exit("bench/ratios.py: no results yet; run bench/tftp.sh, or name a folder with tftp.jsonl")
    return os.path.dirname(max(folders, key=os.path.getmtime))


def rate(run):
    return run["MBps"] if run["bytes"] or run["partial_bytes"] else run["transfers_per_s"]


def cpu(run):
    sent = run["bytes"] + run["partial_bytes"]
    return run["server_cpu_s"] / (sent / 1e9 if sent else max(1, run["completed"]))


def told(ratios):
    return "%.2f (%s)" % (statistics.median(ratios), ", ".join("%.2f" % it for it in ratios))


points = collections.defaultdict(lambda: collections.defaultdict(dict))
with open((sys.argv[1] if len(sys.argv) > 1 else newest()) + "/tftp.jsonl") as lines:
    for line in lines:
        run = json.loads(line)
        points[run["group"], run["clients"], run["file"]][run["rep"]][run["server"]] = run
for (group, clients, file), reps in points.items():
    ours = [rep["offhook"] for rep in reps.values() if "offhook" in rep]
    if not ours:
        continue
    failed, repeated = (sum(run[it] for run in ours) for it in ("failed", "retransmits"))
    print(f"{group}, {clients} clients, {file}: failed {failed}, repeated by clients {repeated}")
    for peer in sorted({name for rep in reps.values() for name in rep} - {"offhook"}):
        both = [(rep["offhook"], rep[peer]) for rep in reps.values() if peer in rep and "offhook" in rep]
        rates = told([rate(own) / max(rate(other), 1e-9) for own, other in both])
        cpus = told([cpu(own) / max(cpu(other), 1e-9) for own, other in both])
        print(f"  to {peer}: rate {rates}; CPU {cpus}")
