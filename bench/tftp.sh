#!/bin/bash
# Offhook's TFTP beside its peers and the C responder ("limit"), in one run, in network namespaces of its own. As root.
#   bench/tftp.sh                         the main points, some 10 minutes
#   bench/tftp.sh --quick                 2 minutes
#   bench/tftp.sh --loss                  2 and 5 % loss both ways
#   bench/tftp.sh --only 'plain/100/'     points by regular expression (group/clients/file), with --quick or --full too
#   bench/tftp.sh --server-cpus all       Offhook and its peers on both cores (default: all on core 0)
#   bench/tftp.sh --bare                  the data path alone (offhook.bench.TftpServer of the tests) instead of "serve"
# Other options go to run-peers.sh: --servers limit,dnsmasq  --reps N  --out DIR  --no-install
# The tools are those of shared/perf; PERF names another place. Compare ratios of one run, never MB/s of two.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
for place in "${PERF:-}" "$home/../shared/perf" "$home/../../shared/perf"; do
    [ -n "$place" ] && [ -f "$place/bench.py" ] && break
done
[ -f "$place/bench.py" ] || { echo "bench/tftp.sh: no perf tools; set PERF to the folder with bench.py" >&2; exit 2; }
work=$home/target/bench
mkdir -p "$work/perf" "$work/data"
cp -ru "$place/." "$work/perf/"
chmod -R u+w "$work/perf"

loss=0 bare=0 pass=()
while (($#)); do
    case $1 in
        --loss) loss=1 ;;
        --bare) bare=1 ;;
        *) pass+=("$1") ;;
    esac
    shift
done

if ((bare)); then
    # Needs compiled tests: mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/bench/classpath
    classes="$home/target/test-classes:$home/target/classes:$(cat "$work/classpath")"
    command="${JAVA_HOME:-/usr}/bin/java -XX:+UseCompactObjectHeaders ${OFFHOOK_JAVA_OPTIONS:-} --enable-native-access=ALL-UNNAMED
        --sun-misc-unsafe-memory-access=allow -cp $classes offhook.bench.TftpServer {port} {root} 127.0.0.1"
else
    "$home/offhook" --version >/dev/null 2>&1 || true # builds if need be
    command="env OFFHOOK_JAVA_OPTIONS='${OFFHOOK_JAVA_OPTIONS:-}' $home/offhook serve --no-dhcp --listen 127.0.0.1
        --tftp-port {port} --tftp-folder {root} --data $work/data --page-port 8097"
fi
ours=(--port 6999 --server-name offhook --server-cmd "$(echo $command)")

cd "$work/perf"
if ((loss)); then
    mkdir -p tmp results/loss
    make -s
    python3 bench.py loss --level full --reps 2 --out results/loss "${ours[@]}" "${pass[@]}"
    exec python3 bench.py report results/loss
fi
exec ./run-peers.sh --tftp-only "${ours[@]}" "${pass[@]}"
