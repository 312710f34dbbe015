#!/usr/bin/env bash
# A station under DHCP load is kill -9ed at random moments. No acknowledged lease may be lost, no address given twice.
#   bench/dhcp-kill.sh [TIMES [SEED]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mvn -q -B -ntp test -Dtest=AddressesKilledTest -Dkill.times="${1:-200}" -Dseed="${2:-42}"
echo "${1:-200} kills lost nothing."
