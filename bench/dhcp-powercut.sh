#!/usr/bin/env bash
# The power is cut at random moments, in a model of the disk that drops and tears whatever was not synced. Needs strace.
#   bench/dhcp-powercut.sh [CUTS [SEED]]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mvn -q -B -ntp test -Dtest=PowerCutTest -Dcuts="${1:-200}" -Dseed="${2:-42}" -Dinterop.missing=fail
