#!/usr/bin/env bash
# How late are answers at a steady rate of new leases, in namespaces of its own? As root. Says p50, p99 and max in ms.
#   bench/dhcp-half.sh [RATE [RUNS]]      default: 18,500 a second (half of what one core gives), 3 runs of 30,000 phones
# Needs the tools of shared/perf (PERF=DIR for another place). Server on core 0, load on core 1, each run on a server started anew.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
rate=${1:-18500}
runs=${2:-3}
for place in "${PERF:-}" "$home/../shared/perf" "$home/../../shared/perf"; do
    [ -n "$place" ] && [ -f "$place/dhcpload.c" ] && break
done
[ -f "$place/dhcpload.c" ] || { echo "bench/dhcp-half.sh: no perf tools; set PERF to the folder with dhcpload.c" >&2; exit 2; }
tools=$home/target/bench/perf
mkdir -p "$tools"
cp -ru "$place/." "$tools/" && chmod -R u+w "$tools" && make -s -C "$tools"
"$home/offhook" --version >/dev/null
work=$(mktemp -d)
net=offhook-half-$$
server=
finish() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    ip netns del "$net-s" 2>/dev/null || true
    ip netns del "$net-c" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT
ip netns add "$net-s"
ip netns add "$net-c"
ip link add s0 netns "$net-s" type veth peer name c0 netns "$net-c"
for end in s:1 c:2; do
    ip -n "$net-${end%:*}" addr add "10.64.0.${end#*:}/16" dev "${end%:*}0"
    ip -n "$net-${end%:*}" link set lo up
    ip -n "$net-${end%:*}" link set "${end%:*}0" up
done
cat >"$work/offhook.toml" <<'TOML'
[dhcp]
lease = "24h"
[[dhcp.subnet]]
subnet = "10.64.0.0/16"
pool = ["10.64.1.0-10.64.250.250"]
router = "10.64.0.1"
TOML
load() {
    ip netns exec "$net-c" "$tools/benchrun" --cpu 1 -- "$tools/dhcpload" --server 10.64.0.1 --giaddr 10.64.0.2 \
        --tftp 10.64.0.1 --pool 10.64.1.0-10.64.250.250 "$@"
}
for ((run = 1; run <= runs; run++)); do
    ip netns exec "$net-s" "$tools/benchrun" --cpu 0 -- "$home/offhook" serve --settings "$work/offhook.toml" --data "$work/data$run" \
        --interface s0 --beside-other-server --no-probe --no-page >"$work/log" 2>&1 &
    server=$!
    until load --clients 1 --first 900000 --duration 0.3 --timeout-ms 500 2>/dev/null | grep -q '"completed": *1\b'; do
        kill -0 "$server" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
    done
    load --clients 30000 --duration 20 --rate "$rate" --first 0 |
        python3 -c 'import json, sys; d = json.load(sys.stdin); print("run '"$run"':", d["completed"], "leases at", round(d["rate"]), "/s, ms:", d["latency_ms"])'
    kill "$server"
    wait "$server" 2>/dev/null || true
    server=
done
