#!/bin/bash
# Does the TFTP server grow? 10,000 transfers open at once, then churn for MINUTES (default 60), memory after each round. As root.
#   REST=20 bench/tftp-soak.sh 60         20 s of rest after each round: an hour of churn that leaves the machine to others
#   bench/tftp-soak.sh [MINUTES] [COMMAND with {port} and {root}; default: ./offhook serve]
# Says the resident memory in MB at idle, with 10,000 transfers open, and after every round of churn; exit 1 if the last
# quarter of the rounds lies more than 10 % above the second.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
minutes=${1:-60}
for place in "${PERF:-}" "$home/../shared/perf" "$home/../../shared/perf"; do
    [ -n "$place" ] && [ -f "$place/tftpload.c" ] && break
done
work=$home/target/bench/perf
mkdir -p "$work/root" "$home/target/bench/data"
cp -ru "$place/." "$work/" && chmod -R u+w "$work" && make -s -C "$work"
for file in f6k.bin:6007 f700k.bin:700123; do
    [ -f "$work/root/${file%:*}" ] || "$work/tftpload" --mkfile "$work/root/${file%:*}" --size "${file#*:}"
done
command=${2:-"$home/offhook serve --no-dhcp --listen 127.0.0.1 --tftp-port {port} --tftp-folder {root} --data $home/target/bench/data --page-port 8097"}
command=${command//\{port\}/6999}
command=${command//\{root\}/$work/root}
rest=${REST:-0}
export work minutes command rest

exec unshare -n bash -euo pipefail -c '
ip link set lo up
ulimit -n "$(ulimit -Hn)"
$command >"$work/soak.log" 2>&1 &
server=$!
trap "kill $server 2>/dev/null" EXIT
load() { "$work/tftpload" --port 6999 --src-net 127.1.0.0 --local "$work/root/$1" --file "$@"; }
rss() { awk "/^VmRSS/ {printf \"%d\n\", \$2 / 1024}" "/proc/$server/status"; }
until load f6k.bin --clients 1 --files-per-client 1 --max-seconds 1 | grep -q "\"completed\":1"; do sleep 0.5; done
load f700k.bin --clients 200 --files-per-client 2 --max-seconds 60 >/dev/null || true
echo "idle: $(rss) MB"
# Each ACK two seconds late: nobody is done before all have begun.
load f700k.bin --clients 10000 --files-per-client 1 --delay-ms 2000 --ramp-ms 5000 --max-seconds 20 >/dev/null &
opened=$!
sleep 12
echo "10,000 transfers open: $(rss) MB$(curl -s http://127.0.0.1:8097/metrics | sed -n "s/^offhook_tftp_open \(.*\)/ (open by its own count: \1)/p")"
wait $opened || true
end=$((SECONDS + 60 * minutes))
rounds=()
while ((SECONDS < end)); do
    load f700k.bin --clients 100 --files-per-client 3 --max-seconds 60 >/dev/null || true
    load f6k.bin --clients 1000 --files-per-client 10 --max-seconds 60 >/dev/null || true
    load none --clients 1000 --files-per-client 5 --expect-error --max-seconds 60 >/dev/null 2>&1 || true
    # These vanish in the middle.
    load f700k.bin --clients 500 --files-per-client 1 --delay-ms 50 --max-seconds 2 >/dev/null || true
    rounds+=("$(rss)")
    echo "round ${#rounds[@]}: ${rounds[-1]} MB"
    sleep "$rest"
done
n=${#rounds[@]}
((n >= 8)) || exit 0
average() { local sum=0 i; for ((i = $1; i < $2; i++)); do sum=$((sum + rounds[i])); done; echo $((sum / ($2 - $1))); }
early=$(average $((n / 4)) $((n / 2)))
late=$(average $((n * 3 / 4)) "$n")
echo "second quarter $early MB, last quarter $late MB"
((late * 10 <= early * 11))
'
