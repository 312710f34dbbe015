package offhook.app;

import offhook.KnownPhones;
import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.desk.Arrival;
import offhook.desk.Desk;
import offhook.desk.DeskSettings;
import offhook.desk.Effect;
import offhook.desk.Input;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.desk.Targets;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.firmware.Library;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What readers' servers would have written and heard, rebuilt. */
final class HowToEvidence {
    private HowToEvidence() {}

    static final String ADDRESSED_AND_SILENT =
            """
            Rcvd DHCP Discover Msg for IP 0.0.0.0, Mac 00:1B:0C:18:BD:C1 [09/03 10:00:00.100]
            DHCP: proposed address 192.168.1.2 [09/03 10:00:00.200]
            Rcvd DHCP Rqst Msg for IP 0.0.0.0, Mac 00:1B:0C:18:BD:C1 [09/03 10:00:00.300]
            Previously allocated address 192.168.1.2 acked [09/03 10:00:00.400]
            Rcvd DHCP Discover Msg for IP 0.0.0.0, Mac 00:0C:29:00:00:01 [09/03 10:05:00.100]
            """;

    static final String DEFAULTS =
            """
            <Default>
              <callManagerGroup><members><member priority="0"><callManager>
                <ports><ethernetPhonePort>2000</ethernetPhonePort></ports>
                <processNodeName>192.168.1.1</processNodeName>
              </callManager></member></members></callManagerGroup>
              %s
            </Default>
            """;

    static final String REGISTER =
            """
            REGISTER sip:10.0.0.1 SIP/2.0
            Via: SIP/2.0/UDP 10.0.0.5:5060;branch=z9hG4bK1
            CSeq: 101 REGISTER
            User-Agent: Cisco-CP7911G/9.2.1
            Contact: <sip:100@10.0.0.5>;+sip.instance="<urn:uuid:00000000-0000-0000-0000-001b0c18bdc1>"
            Content-Length: 0

            """;

    static final String UNAUTHORIZED =
            """
            SIP/2.0 401 Unauthorized
            CSeq: 101 REGISTER
            Content-Length: 0

            """;

    static DhcpMessage offer() {
        Ipv4 station = Ipv4.of("192.168.1.1");
        Scope scope = Scope.of(Subnet.read("192.168.1.0/24").orElseThrow());
        var desk =
                new Desk(
                        new DeskSettings(
                                new Scopes(List.of(scope), Scopes.Serve.PHONES, Set.of(station)),
                                Targets.NONE,
                                station,
                                Duration.ofMinutes(2)),
                        KnownPhones.CATALOGUE,
                        Library.EMPTY);
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.DISCOVER.code()));
        options.add(
                DhcpOption.ofText(
                        DhcpOption.VENDOR_CLASS, "Cisco Systems, Inc. IP Phone CP-7961G\0"));
        DhcpMessage discover =
                DhcpMessage.request(
                        new MacAddress(0x001b_0c18_bdc1L),
                        7,
                        DhcpMessage.BROADCAST_FLAG,
                        Ipv4.ANY,
                        options);
        var arrival = new Arrival("eth0", station, new Endpoint(Ipv4.ANY, 68), true);
        return desk
                .on(new Input.DhcpArrived(discover, arrival), Instant.parse("2026-03-09T10:00:00Z"))
                .stream()
                .flatMap(HowToEvidence::reply)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<DhcpMessage> reply(Effect effect) {
        return effect instanceof Effect.Reply reply ? Stream.of(reply.message()) : Stream.empty();
    }
}
