"""One program of ../shared/bench/solver on the files that the engine reads, as one line of JSON.

  bench_engine_peer.py FOLDER/M_scarce_1 ortools-strict
"""
import json
import os
import resource
import sys

import numpy as np
import peers


def instance(path):
    """The arrays that the peers read, from `.bin` and `.attr.bin` (layout: Sources/Bench/Instances/InstanceFiles.swift)."""
    raw = open(path + ".bin", "rb").read()
    head = np.frombuffer(raw, np.int64, 16)
    volunteers, requests, nodes, arcs = (int(n) for n in head[1:5])
    arrays, at = {}, 128
    for name, kind, count in [
        ("volCap", np.int32, volunteers), ("vsVol", np.int32, nodes), ("vsCap", np.int32, nodes),
        ("reqW", np.int32, requests), ("reqPtr", np.int64, requests + 1), ("eVS", np.int32, arcs), ("eD", np.int32, arcs),
    ]:
        arrays[name] = np.frombuffer(raw, kind, count, at)
        at += arrays[name].nbytes
    assert at == len(raw), "not an instance"
    points = np.frombuffer(open(path + ".attr.bin", "rb").read(), np.float64, 2 * (volunteers + requests), 64).reshape(-1, 2)
    return dict(arrays, F=int(head[5]), B=int(head[6]), vxy=points[:volunteers], rxy=points[volunteers:])


def main(path, name):
    given = instance(path)
    seconds, choice, status = peers.PEERS[name](given)
    assert choice is not None, f"{name}: {status}"
    whole, _, seed = os.path.basename(path).rpartition("_")
    figures = {"cpu_s": seconds, "rss_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}
    print(json.dumps({"instance": whole, "seed": int(seed), "measure": "peer:" + name, "figures": figures,
                      "score": peers.score(given, choice)}))


main(*sys.argv[1:])
