"""Reads the live stream: URL SECONDS DHCP-PORT. Events, bytes, and how long after its first packet a new phone is on the stream.

The new phones are DHCPDISCOVERs of our own, twenty a second from the middle on, beside whatever the station does already.
"""
import json
import random
import socket
import struct
import sys
import threading
import time
import urllib.request

NEW_PHONES, APART = 200, 0.05
url, seconds, dhcp = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
end = time.time() + seconds
sent, delays = {}, {}


def discover(mac):
    """A DHCPDISCOVER as a 7961 sends it, as far as it matters."""
    head = struct.pack("!BBBBIHH", 1, 1, 6, 0, random.getrandbits(32), 0, 0) + bytes(16)
    options = b"\x63\x82\x53\x63" + b"\x35\x01\x01" + b"\x37\x04\x01\x03\x42\x96"
    vendor = b"Cisco Systems, Inc. IP Phone CP-7961G\0"
    return head + mac + bytes(10) + bytes(192) + options + bytes([60, len(vendor)]) + vendor + b"\xff"


def switch_on():
    time.sleep(seconds / 2)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        for number in range(NEW_PHONES):
            mac = bytes([0x00, 0x1B, 0x0C, 0xEE, number >> 8, number & 255])
            sent[":".join("%02x" % byte for byte in mac)] = time.time()
            out.sendto(discover(mac), ("127.0.0.1", dhcp))
            time.sleep(APART)


stream = urllib.request.urlopen(url, timeout=30)
threading.Thread(target=switch_on, daemon=True).start()
kinds, size, kind = {}, 0, ""
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
        mac = json.loads(line[6:])["mac"]
        if mac in sent:
            delays.setdefault(mac, time.time() - sent[mac])
print("events", kinds, "bytes", size)
figures = sorted(delays.values())
if figures:
    print("first packet to event: %d of %d phones, median %.3f s, 99 %% %.3f s, longest %.3f s"
          % (len(figures), len(sent), figures[len(figures) // 2], figures[int(len(figures) * 0.99)], figures[-1]))
