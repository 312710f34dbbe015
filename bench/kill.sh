#!/usr/bin/env bash
# 50 virtual phones over real sockets; the station is kill -9ed at 20 random moments. All must arrive, no lease that a phone holds and no
# proved step may be lost.   bench/kill.sh [PHONES [TIMES [SEED]]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mvn -q -B -ntp test -Dtest=StationKilledTest -Dkill.phones="${1:-50}" -Dkill.times="${2:-20}" -Dseed="${3:-42}"
echo "All ${1:-50} phones arrived; ${2:-20} kills lost nothing."
