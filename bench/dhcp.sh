#!/usr/bin/env bash
# Our DHCP beside kea, isc-dhcpd, dnsmasq and the C responders, with the same load and in one run.
#   bench/dhcp.sh --quick | --main | --full    further options go to run-peers.sh (--reps N, --dhcp-servers LIST, --no-install)
# Needs root (network namespaces), the tools in ../shared/perf (PERF=DIR for another place) and a built jar. Other load on
# the machine makes the figures worthless: look at the ratios within one run only.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
home=$PWD
for perf in "${PERF:-}" "$home/../shared/perf" "$home/../../shared/perf"; do
    [ -n "$perf" ] && [ -x "$perf/run-peers.sh" ] && break
done
work=${WORK:-/tmp/offhook-bench-dhcp}
[ -x "$perf/run-peers.sh" ] || { echo "bench/dhcp.sh: no run-peers.sh beside; name its folder with PERF=DIR" >&2; exit 2; }
[ -f target/offhook.jar ] || { echo "bench/dhcp.sh: build first: ./offhook --version" >&2; exit 2; }

# Everything is made beside the sources there, which may be read-only.
mkdir -p "$work"
cp -r "$perf/." "$work/"

cat >"$work/serve-ours.sh" <<SERVE
#!/usr/bin/env bash
# serve-ours.sh DATA INTERFACE POOL TFTP ROUTER: leases of 24 h like the peers'.
cat >"\$1/offhook.toml" <<TOML
[dhcp]
lease = "24h"
[[dhcp.subnet]]
subnet = "10.64.0.0/16"
pool = ["\$3"]
router = "\$5"
dns = ["\$5"]
tftp = ["\$4"]
TOML
exec $home/offhook serve --settings "\$1/offhook.toml" --data "\$1/data" --interface "\$2" --beside-other-server --no-probe --no-page
SERVE
chmod +x "$work/serve-ours.sh"

level=--quick
case ${1:-} in --quick | --full) level=$1; shift ;; --main) level=; shift ;; esac
cd "$work"
# shellcheck disable=SC2086 — no word at all for the main tables
exec ./run-peers.sh $level --dhcp-only --dhcp-server-name ours \
    --dhcp-server-cmd "$work/serve-ours.sh {data} {iface} {pool_lo}-{pool_hi} {tftp} {ip}" "$@"
