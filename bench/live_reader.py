"""Reads the live stream for some seconds: events, bytes, and how long after a phone's first packet it was on the stream."""
import datetime
import json
import sys
import time
import urllib.request

url, seconds = sys.argv[1], float(sys.argv[2])
end = time.time() + seconds
while True:
    try:
        stream = urllib.request.urlopen(url, timeout=30)
        break
    except OSError:
        if time.time() > end:
            raise
        time.sleep(0.1)
began = datetime.datetime.now(datetime.timezone.utc)
kinds, size, first, kind = {}, 0, {}, ""
while time.time() < end:
    try:
        line = stream.readline()
    except OSError:
        break
    if not line:
        break
    size += len(line)
    if line.startswith(b"event: "):
        kind = line[7:].decode().strip()
        kinds[kind] = kinds.get(kind, 0) + 1
    elif line.startswith(b"data: ") and kind == "phone":
        phone = json.loads(line[6:])
        if phone["mac"] not in first and phone["lastSeen"]:
            seen = datetime.datetime.fromisoformat(phone["firstSeen"][:26].rstrip("Z") + "+00:00")
            if seen > began:
                now = datetime.datetime.now(datetime.timezone.utc)
                first[phone["mac"]] = (now - seen).total_seconds()
delays = sorted(first.values())
print("events", kinds, "bytes", size)
if delays:
    print("first packet to event: %d phones, median %.3f s, 99 %% %.3f s, longest %.3f s"
          % (len(delays), delays[len(delays) // 2], delays[int(len(delays) * 0.99)], delays[-1]))
