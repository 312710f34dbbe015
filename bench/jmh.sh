#!/bin/bash
# JMH over the pure TFTP path (src/jmh): nanoseconds and bytes allocated (gc.alloc.rate.norm) per operation.
#   bench/jmh.sh [JMH OPTIONS]          default: one fork, 3 x 1 s warm-up, 5 x 1 s; some two minutes
#   bench/jmh.sh TransferBenchmark -p clients=1000
# JMH comes from the profile "bench" of the pom; nothing of it is in the product.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
work=$home/target/jmh
java=${JAVA_HOME:-$(ls -d /usr/lib/jvm/*25*-jdk* 2>/dev/null | head -1)}/bin
mkdir -p "$work/classes"
if [ ! -s "$work/classpath" ] || [ "$home/pom.xml" -nt "$work/classpath" ]; then
    mvn -q -B -f "$home/pom.xml" -Pbench dependency:build-classpath -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
fi
libraries=$(cat "$work/classpath")
classes=${CLASSES:-$home/target/classes}
[ -d "$classes/offhook" ] || mvn -q -B -f "$home/pom.xml" compile
"$java/javac" --release 25 -proc:full -d "$work/classes" -cp "$classes:$libraries" $(find "$home/src/jmh" -name '*.java')
exec "$java/java" -cp "$work/classes:$classes:$libraries" org.openjdk.jmh.Main \
    -f 1 -wi 3 -w 1 -i 5 -r 1 -prof gc -jvmArgsAppend -XX:+UseCompactObjectHeaders "$@"
