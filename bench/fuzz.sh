#!/bin/bash
# Lets Jazzer look for inputs that explain and the TFTP and DHCP servers cannot bear: each target for SECONDS (default 60), from the seeds of offhook.fuzz.Seeds.
#   bench/fuzz.sh [SECONDS [TARGET…]]        TARGET: TextFuzz PacketFuzz EventFuzz ExplainFileFuzz TftpCodecFuzz TftpTableFuzz DhcpFuzz
# What is found lies in target/fuzz/TARGET.found; the corpus stays in target/fuzz/TARGET for the next time. Exit 1 if anything was found.
# Needs the tests compiled (mvn test-compile), or CLASSES with both class folders and CLASSPATH set.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
seconds=${1:-60}
shift || true
targets=${*:-TextFuzz PacketFuzz EventFuzz ExplainFileFuzz TftpCodecFuzz TftpTableFuzz DhcpFuzz}
work=$home/target/fuzz
mkdir -p "$work"
classes=${CLASSES:-$home/target/test-classes:$home/target/classes}
if [ -z "${CLASSPATH:-}" ]; then
    mvn -q -B -f "$home/pom.xml" dependency:build-classpath -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
    CLASSPATH=$(cat "$work/classpath")
fi
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -cp "$classes:$CLASSPATH" offhook.fuzz.Seeds "$work"
sanitizers=com.code_intelligence.jazzer.sanitizers
found=0
for target in $targets; do
    package=offhook.fuzz
    [ "$target" = ExplainFileFuzz ] && package=offhook.app
    mkdir -p "$work/$target.found"
    cd "$work/$target.found"
    # Guided by coverage. The hooks on comparisons and regular expressions make every match a hundred times slower.
    if "$java" -Xmx1g -XX:TieredStopAtLevel=1 -cp "$classes:$CLASSPATH" com.code_intelligence.jazzer.Jazzer \
        --target_class="$package.$target" --instrumentation_includes='offhook.**' --trace=cov \
        --disabled_hooks="$sanitizers.RegexRoadblocks:$sanitizers.RegexInjection:com.code_intelligence.jazzer.runtime.TraceCmpHooks" \
        -max_total_time="$seconds" -max_len=65536 -rss_limit_mb=0 -timeout=20 -print_final_stats=1 \
        "$work/$target" >"$work/$target.log" 2>&1; then
        echo "$target: nothing in $(sed -n 's/^stat::number_of_executed_units: //p' "$work/$target.log") inputs"
    else
        found=1
        echo "$target: something; see $work/$target.log and $work/$target.found"
    fi
done
exit $found
