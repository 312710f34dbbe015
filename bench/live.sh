#!/usr/bin/env bash
# What the page's live stream costs the station, and how soon a new phone is on it.
#   bench/live.sh [PHONES] [SPEED] [SECONDS]     default: 1000 phones, pauses 4 times shorter than real, 60 s
# Twice the same fleet on loopback, once with a reader of /events and once without. CP names the class path of the tests
# (target/test-classes:target/classes:libraries); without it Maven is asked.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
phones=${1:-1000} speed=${2:-4} seconds=${3:-60} port=${PORT:-18079}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
CP=${CP:-target/test-classes:target/classes:$(mvn -q -B dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=/dev/stdout)}
for reader in none one; do
    echo "== reader: $reader"
    log=$(mktemp)
    "$java" -Xmx1g --enable-native-access=ALL-UNNAMED -cp "$CP" offhook.app.LiveBench "$phones" "$speed" "$seconds" "$port" >"$log" &
    station=$!
    if [ $reader = one ]; then
        until grep -q '^dhcp' "$log" || ! kill -0 $station; do sleep 0.2; done
        python3 bench/live_reader.py "http://127.0.0.1:$port/api/v1/events" "$seconds" "$(sed -n 's/^dhcp //p' "$log")" || true
    fi
    wait $station || true
    grep second "$log" | grep -v ' 0.0'
    rm -f "$log"
done
