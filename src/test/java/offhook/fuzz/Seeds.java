package offhook.fuzz;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.capture.CapturedDatagram;
import offhook.capture.Pcapng;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.ByteWriter;
import offhook.wire.Bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Sound inputs of every sort, to begin from. {@link #main} writes them for Jazzer. */
public final class Seeds {
    private static final Instant T0 = Instant.parse("2026-03-10T12:00:00Z");
    private static final MacAddress PHONE = new MacAddress(0x001b_0c18_bdc1L);
    private static final Endpoint CLIENT = new Endpoint(Ipv4.of("10.0.0.5"), 50_000);
    private static final Endpoint SERVER = new Endpoint(Ipv4.of("10.0.0.1"), 69);

    private static final String LOG =
            """
            Mar  9 08:00:00 pbx in.tftpd[10]: RRQ from 10.0.0.5 filename CTLSEP001B0C18BDC1.tlv remapped to x
            Mar  9 08:00:00 pbx in.tftpd[10]: Client 10.0.0.5 File not found CTLSEP001B0C18BDC1.tlv
            Mar  9 08:00:00 pbx in.tftpd[10]: sending NAK (1, File not found) to 10.0.0.5
            Connection received from 10.0.0.5 on port 50000 [09/03 10:00:00.100]
            Read request for file <SEP001B0C18BDC1.cnf.xml>. Mode octet [09/03 10:00:00.120]
            <SEP001B0C18BDC2.cnf.xml>: sent 4 blks, 1954 bytes in 0 s. 0 blk resent [09/03 10:00:00.200]
            Rcvd DHCP Discover Msg for IP 0.0.0.0, Mac 00:1B:0C:18:BD:C1 [09/03 10:00:00.100]
            2026-03-09T10:00:01+01:00 srv dhcpd[9]: DHCPREQUEST for 10.0.0.5 (10.0.0.1) from 00:1b:0c:18:bd:c1 (SEP001B0C18BDC1) via eth0: x
            Mar  9 10:00:00 dnsmasq-dhcp[5]: 2147483 vendor class: Cisco Systems, Inc. IP Phone CP-7961G
            2026-03-09 10:00:00.123 INFO  [kea] DHCP4_LEASE_ALLOC [hwtype=1 00:1b:0c:18:bd:c1], cid=[], tid=0x1: lease 10.0.0.5 has been allocated for 3600 seconds
            *Mar  9 10:00:00.001: TFTP: read request from host 10.2.0.1(50919) via Gi0/0.302
            *Mar  9 10:00:00.004: TFTP: Opened flash:term41.default.loads, fd 0, size 1234 for process 334
            10:00:00.1 IP 10.0.0.12.52488 > 10.0.0.1.69:  34 RRQ "CTLSEP001B0C18BDC1.tlv" octet
            09:25:53.180318 IP 10.0.0.1.67 > 10.0.0.5.68: BOOTP/DHCP, Request from 00:26:99:ef:0f:1a, length 548, xid 0x1b3a, secs 48, Flags [Broadcast]
                        Vendor-Class Option 60, length 38: "Cisco Systems, Inc. IP Phone CP-7911G^@"
                        TFTP-Server-Address (150), length 4: 10.0.0.1
            \t0x0000:  4500 002c 0015 0000 3f06 b0aa c0a8 9176  E..,....?......v
            12 0.5 10.0.0.5 10.0.0.1 TFTP 73 Read Request, File: CTLSEP001B0C18BDC1.tlv, Transfer type: octet
            TFTP Server Address: 49.48.46.49
            User-Agent: Cisco-CP7960G/8.0
            25: Name=SEPB8BEBF227D79 Load= 9.4(2SR3.1S) Last=Initialized
            4135: ERR 21:55:54.402854 JVM: sipMinCfgCheck():Line 1 not configured..
            10.0.0.5 - - [09/Mar/2026:10:00:00 +0100] "GET /SEP001B0C18BDC1.cnf.xml HTTP/1.1" 404 153
            14:03:07               gets 10.0.0.5 for 1 h, files from 10.0.0.1
            *Mar  9 10:00:00.327: DHCPD: DHCPDISCOVER received from client 0100.1b0c.18bd.c1 on interface Vlan10.
            *Mar  9 10:00:00.331: DHCPD: Sending DHCPOFFER to client 0100.1b0c.18bd.c1 (10.0.0.5).
            10:00:00 dhcp,debug,packet defconf received discover with id 4238230732 from 0.0.0.0
            10:00:00 dhcp,debug,packet     chaddr = 00:1B:0C:18:BD:C1
            10:00:00 dhcp,debug,packet     Unknown-150 = C0-A8-01-01
            10:00:01 dhcp,info defconf assigned 10.0.0.5 for 00:1B:0C:18:BD:C1 SEP001B0C18BDC1
            [09-Mar-26 10:00:00] Host 00:1b:0c:18:bd:c1 (SEP001B0C18BDC1) allotted 10.0.0.5 for 36000 seconds
            2026-03-09 10:00:00.100 DEBUG [kea-dhcp4.packets/1.1] DHCP4_QUERY_DATA [hwtype=1 00:1b:0c:18:bd:c1], cid=[], tid=0x1: packet details: remote_address=0.0.0.0:68, msg_type=DHCPDISCOVER (1)
              type=055, len=003: 1(uint8) 66(uint8) 150(uint8)
              type=060, len=039: "Cisco Systems, Inc. IP Phone CP-7961G" (string)
            2026-03-09 10:00:00 CET Address: 10.0.0.5 has been assigned for 1 hrs 2 mins 3 secs to a device with hardware address: hwtype=1 00:1b:0c:18:bd:c1
            Mar  9 10:00:00 fw filterlog[4567]: 5,,,1000000103,em1,match,block,in,4,0x0,,64,8,0,none,17,udp,57,10.0.0.5,10.0.0.1,50123,69,37
            Mar  9 10:00:00 pbx kernel: [UFW BLOCK] IN=eth0 OUT= MAC=02:00:00:00:00:01:00:1b:0c:18:bd:c1:08:00 SRC=10.0.0.5 DST=10.0.0.1 LEN=57 PROTO=UDP SPT=50008 DPT=69 LEN=37
            [2026-03-09 10:00:00] NOTICE[1]: chan_sip.c: Registration from '<sip:101@10.0.0.1>' failed for '10.0.0.5:49152' - Wrong password
            Mar  9 10:00:00: %UC_CALLMANAGER-6-EndPointRegistered: %[DeviceName=SEP001B0C18BDC1][IPAddress=10.0.0.5][Protocol=SIP][DeviceType=30018][LoadID=SIP41.9-4-2SR3-1S]: x
            Frame 1: 351 bytes on wire (2808 bits), 351 bytes captured (2808 bits)
                Epoch Time: 1773043205.250000000 seconds
            Internet Protocol Version 4, Src: 10.0.0.5, Dst: 10.0.0.1
            Trivial File Transfer Protocol
                Opcode: Read Request (1)
                Source File: SEP001B0C18BDC1.cnf.xml
            0000  02 00 00 00 00 01 00 1b 0c 18 bd c1 08 00 45 00   ..............E.
            {"ts":1773043205.5,"msg":"file sent","filename":"SEP001B0C18BDC1.cnf.xml","client":"10.0.0.5:50000"}
            __CURSOR=s=a;i=1
            __REALTIME_TIMESTAMP=1773043205000000
            MESSAGE=in.tftpd[1]: RRQ from 10.0.0.5 filename SEP001B0C18BDC1.cnf.xml
            9. M\u00e4r 10:00:00 pbx in.tftpd[1]: Client 10.0.0.5 finished SEP001B0C18BDC1.cnf.xml
            time="2026-03-09T10:00:00Z" level=info msg="sent SEP001B0C18BDC1.cnf.xml to 10.0.0.5"
            12:00:01 tftpserv[3] got 10.0.0.5 wanting term61.default.loads, not found
            """;

    private static final String EVENTS =
            """
            AddressAsked {"asking":"DISCOVER","vendorClass":"Cisco Systems, Inc. IP Phone CP-7961G","hostName":"SEP001B0C18BDC1","options":"53","parameters":"1,66","wanted":null,"chosenServer":null,"wantsBroadcast":true,"secs":0}
            AddressGranted {"address":"10.0.0.5","leaseSeconds":3600,"tftpServer":"10.0.0.1"}
            BootBegun {"boot":1,"evidence":"e"}
            ModelLearned {"model":"7961","certainty":"PROVED","evidence":"e"}
            FileAnswered {"name":"SEP001B0C18BDC1.cnf.xml","sizeBytes":100,"why":"w"}
            FileSent {"name":"SEP001B0C18BDC1.cnf.xml","sizeBytes":100,"tookMillis":9,"retransmissions":0}
            TargetSet {"load":"SIP41.9-4-2SR3-1S","isChosen":true,"why":"w"}
            PlanMade {"from":"unknown","steps":[{"load":"SIP41.8-5-2S","why":"w","hasNoWayBack":false}],"cautions":["c"]}
            StepBegun {"step":1,"of":1,"load":"SIP41.8-5-2S"}
            StepFailed {"step":1,"of":1,"load":"SIP41.8-5-2S","attempt":1,"code":"manifest-refused","why":"w"}
            RegistrationSeen {"protocol":"SIP","server":"10.0.0.2","isAccepted":true,"evidence":"e"}
            TroubleSeen {"code":"name-case","sentence":"s","evidence":"e"}
            """;

    private Seeds() {}

    /** A line or more of every program that {@code explain} reads. */
    public static List<String> logLines() {
        return LOG.lines().toList();
    }

    static List<byte[]> texts() {
        return List.of(LOG.getBytes(StandardCharsets.ISO_8859_1));
    }

    static List<byte[]> events() {
        return List.of(EVENTS.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link PacketFuzz} wants them. */
    static List<byte[]> packets() {
        var all = new ByteWriter(1 << 20);
        byte[] file = capture();
        // Frames begin behind 28 bytes of their block, which begins behind the two first blocks.
        int at = block(file, block(file, 0));
        while (at < file.length) {
            int captured = number(file, at + 20);
            all.u8(0).u16(captured);
            for (int i = 0; i < captured; i++) {
                all.u8(file[at + 28 + i]);
            }
            at = block(file, at);
        }
        return List.of(all.toBytes().toArray());
    }

    /** As {@code explain} is given them. */
    public static List<byte[]> files() {
        String story =
                """
                [{"at":"2026-03-10T12:00:00Z","kind":"FileAbsent","text":"t","name":"CTLSEP001B0C18BDC1.tlv","why":"w"},
                {"at":"2026-03-10T12:00:01Z","kind":"BootBegun","text":"t","boot":1,"evidence":"e"}]
                """;
        byte[] log = LOG.getBytes(StandardCharsets.ISO_8859_1);
        byte[] json = story.getBytes(StandardCharsets.UTF_8);
        return List.of(log, packed(log), capture(), oldCapture(), json, bundle(json));
    }

    private static byte[] capture() {
        var discover =
                DhcpMessage.request(
                        PHONE,
                        7,
                        0,
                        Ipv4.ANY,
                        List.of(
                                DhcpOption.ofByte(
                                        DhcpOption.MESSAGE_TYPE, DhcpKind.DISCOVER.code()),
                                DhcpOption.ofText(
                                        DhcpOption.VENDOR_CLASS,
                                        "Cisco Systems, Inc. IP Phone CP-7961G\0")));
        var packets =
                List.of(
                        packet(68, 67, DhcpCodec.encode(discover), true),
                        packet(
                                50_000,
                                69,
                                Bytes.ofText("\0\1CTLSEP001B0C18BDC1.tlv\0octet\0"),
                                true),
                        packet(40_000, 50_000, Bytes.ofText("\0\5\0\1File not found\0"), false),
                        packet(
                                50_001,
                                69,
                                Bytes.ofText("\0\1SEP001B0C18BDC1.cnf.xml\0octet\0"),
                                true),
                        packet(40_000, 50_001, Bytes.ofText("\0\3\0\1<device/>"), false),
                        packet(50_001, 40_000, Bytes.ofText("\0\4\0\1"), true),
                        packet(
                                5060,
                                5060,
                                Bytes.ofText(
                                        "REGISTER sip:10.0.0.1 SIP/2.0\r\n"
                                                + "User-Agent: Cisco-CP7961G/8.5.2\r\n"
                                                + "Contact: <sip:x@10.0.0.5>;+u.sip!devicename"
                                                + ".ccm.cisco.com=\"SEP001B0C18BDC1\"\r\n\r\n"),
                                true));
        return Pcapng.of(packets, PHONE, "seed").toArray();
    }

    private static CapturedDatagram packet(int from, int to, Bytes payload, boolean isFromPhone) {
        Ipv4 phone = CLIENT.address();
        Ipv4 server = SERVER.address();
        return new CapturedDatagram(
                T0,
                new Endpoint(isFromPhone ? phone : server, from),
                new Endpoint(isFromPhone ? server : phone, to),
                payload,
                payload.size(),
                isFromPhone);
    }

    /** The same frames as a pcap of the first form. */
    private static byte[] oldCapture() {
        var file = new ByteWriter(1 << 20);
        file.i32(0xa1b2c3d4).u16(2).u16(4).i32(0).i32(0).i32(65_535).i32(1);
        byte[] next = capture();
        for (int at = block(next, block(next, 0)); at < next.length; at = block(next, at)) {
            int captured = number(next, at + 20);
            file.i32(1_000).i32(5).i32(captured).i32(captured);
            for (int i = 0; i < captured; i++) {
                file.u8(next[at + 28 + i]);
            }
        }
        return file.toBytes().toArray();
    }

    private static int block(byte[] file, int at) {
        return at + number(file, at + 4);
    }

    private static int number(byte[] file, int at) {
        return java.nio.ByteBuffer.wrap(file).getInt(at);
    }

    private static byte[] packed(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    private static byte[] bundle(byte[] story) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("SEP001B0C18BDC1/story.jsonl"));
            zip.write(story);
            zip.closeEntry();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    /** {@code FOLDER}: a folder of seeds for each target. */
    public static void main(String[] arguments) throws IOException {
        var all =
                Map.of(
                        "TextFuzz", texts(),
                        "EventFuzz", events(),
                        "PacketFuzz", packets(),
                        "DhcpFuzz", DhcpFuzz.seeds(),
                        "TftpCodecFuzz", TftpSeeds.datagrams(),
                        "TftpTableFuzz", TftpSeeds.traffic(),
                        "ExplainFileFuzz", files());
        for (var target : all.entrySet()) {
            Path folder = Files.createDirectories(Path.of(arguments[0], target.getKey()));
            for (int i = 0; i < target.getValue().size(); i++) {
                Files.write(folder.resolve("seed-" + i), target.getValue().get(i));
            }
        }
    }
}
