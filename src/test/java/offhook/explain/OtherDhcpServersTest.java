package offhook.explain;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.MacAddress;
import offhook.boot.BootStage;
import offhook.event.StationEvent;

import org.junit.jupiter.api.Test;

/** DHCP servers in their own words, made up; who got what, and what stood in the way. */
class OtherDhcpServersTest {
    private static final MacAddress PHONE = new MacAddress(0x001b_0c18_bdc1L);

    private static ExplainedPhone its(String lines) {
        ExplainedPhone phone = Telling.phone(lines);
        assertThat(phone.mac()).contains(PHONE);
        return phone;
    }

    private static void isAt(ExplainedPhone phone, String address) {
        assertThat(phone.summary().address().map(Object::toString)).contains(address);
        assertThat(Telling.codes(phone)).isEmpty();
    }

    @Test
    void cisco_ios_names_clients_by_their_identifier() {
        ExplainedPhone phone =
                its(
                        """
                        *Mar  9 08:00:05.327: DHCPD: DHCPDISCOVER received from client 0100.1b0c.18bd.c1 on interface Vlan10.
                        *Mar  9 08:00:05.331: DHCPD: Sending DHCPOFFER to client 0100.1b0c.18bd.c1 (10.0.0.5).
                        *Mar  9 08:00:05.331: DHCPD: broadcasting BOOTREPLY to client 001b.0c18.bdc1.
                        *Mar  9 08:00:06.331: DHCPD: DHCPREQUEST received from client 0100.1b0c.18bd.c1.
                        *Mar  9 08:00:06.343: DHCPD: Sending DHCPACK to client 0100.1b0c.18bd.c1 (10.0.0.5).
                        """);

        isAt(phone, "10.0.0.5");
        assertThat(phone.summary().firstSeen().toString()).startsWith("2026-03-09T08:00:05.327");
    }

    @Test
    void cisco_ios_says_that_a_pool_is_missing() {
        ExplainedPhone phone =
                its(
                        """
                        *Mar  9 08:00:05.327: DHCPD: DHCPDISCOVER received from client 0100.1b0c.18bd.c1 on interface Vlan10.
                        *Mar  9 08:00:05.331: DHCPD: there is no address pool for 10.0.0.1.
                        """);

        assertThat(phone.story())
                .anySatisfy(
                        seen ->
                                assertThat(seen.event())
                                        .isEqualTo(
                                                new StationEvent.Note(
                                                        "the DHCP server gave no answer: there is"
                                                            + " no address pool for 10.0.0.1")));
    }

    @Test
    void mikrotik_packet_by_packet_tells_the_model() {
        ExplainedPhone phone =
                its(
                        """
                        14:03:05 dhcp,debug,packet defconf received discover with id 4238230732 from 0.0.0.0
                        14:03:05 dhcp,debug,packet     secs = 0
                        14:03:05 dhcp,debug,packet     flags = broadcast
                        14:03:05 dhcp,debug,packet     chaddr = 00:1B:0C:18:BD:C1
                        14:03:05 dhcp,debug,packet     Msg-Type = discover
                        14:03:05 dhcp,debug,packet     Class-Id = "Cisco Systems, Inc. IP Phone CP-7961G"
                        14:03:05 dhcp,debug,packet     Host-Name = "SEP001B0C18BDC1"
                        14:03:05 dhcp,debug,packet defconf sending offer with id 4238230732 to 255.255.255.255
                        14:03:05 dhcp,debug,packet     yiaddr = 10.0.0.5
                        14:03:05 dhcp,debug,packet     siaddr = 10.0.0.1
                        14:03:05 dhcp,debug,packet     chaddr = 00:1B:0C:18:BD:C1
                        14:03:06 dhcp,info defconf assigned 10.0.0.5 for 00:1B:0C:18:BD:C1 SEP001B0C18BDC1
                        """);

        isAt(phone, "10.0.0.5");
        assertThat(phone.summary().model()).contains("7961");
        assertThat(Telling.told(phone)).contains("AddressAsked", "AddressOffered");
    }

    @Test
    void mikrotik_takes_an_address_back() {
        ExplainedPhone phone =
                its(
                        """
                        2026-03-09 08:00:05 dhcp,info defconf assigned 10.0.0.5 for 00:1B:0C:18:BD:C1 SEP001B0C18BDC1
                        2026-03-09 08:10:05 dhcp,info defconf deassigned 10.0.0.5 for 00:1B:0C:18:BD:C1 SEP001B0C18BDC1
                        """);

        assertThat(Telling.told(phone)).containsExactly("AddressGranted", "AddressGivenUp");
    }

    @Test
    void open_dhcp_server() {
        ExplainedPhone phone =
                its(
                        """
                        [09-Mar-26 08:00:05] DHCPDISCOVER for 00:1b:0c:18:bd:c1 (SEP001B0C18BDC1) from interface 10.0.0.1 received
                        [09-Mar-26 08:00:05] Host 00:1b:0c:18:bd:c1 (SEP001B0C18BDC1) offered 10.0.0.5
                        [09-Mar-26 08:00:05] DHCPREQUEST for 00:1b:0c:18:bd:c1 (SEP001B0C18BDC1) from interface 10.0.0.1 received
                        [09-Mar-26 08:00:05] Host 00:1b:0c:18:bd:c1 (SEP001B0C18BDC1) allotted 10.0.0.5 for 36000 seconds
                        """);

        isAt(phone, "10.0.0.5");
    }

    @Test
    void kea_at_debug_prints_options_line_by_line() {
        ExplainedPhone phone =
                its(
                        """
                        2026-03-09 08:00:05.100 DEBUG [kea-dhcp4.packets/1.1] DHCP4_QUERY_DATA [hwtype=1 00:1b:0c:18:bd:c1], cid=[01:00:1b:0c:18:bd:c1], tid=0x1a2b: packet details: local_address=255.255.255.255:67, remote_address=0.0.0.0:68, msg_type=DHCPDISCOVER (1), transid=0x1a2b,
                        options:
                          type=012, len=015: "SEP001B0C18BDC1" (string)
                          type=053, len=001: 1 (uint8)
                          type=055, len=003: 1(uint8) 66(uint8) 150(uint8)
                          type=060, len=039: "Cisco Systems, Inc. IP Phone CP-7961G" (string)
                        2026-03-09 08:00:05.400 INFO  [kea-dhcp4.leases/1.1] DHCP4_LEASE_ALLOC [hwtype=1 00:1b:0c:18:bd:c1], cid=[01:00:1b:0c:18:bd:c1], tid=0x1a2b: lease 10.0.0.5 has been allocated for 3600 seconds
                        """);

        isAt(phone, "10.0.0.5");
        assertThat(phone.summary().model()).contains("7961");
        assertThat(phone.story().getFirst().event())
                .isInstanceOfSatisfying(
                        StationEvent.AddressAsked.class,
                        asked -> assertThat(asked.parameters()).isEqualTo("1,66,150"));
    }

    @Test
    void kea_s_legal_log() {
        ExplainedPhone phone =
                its(
                        "2026-03-09 08:00:05 CET Address: 10.0.0.5 has been assigned for 1 hrs 2"
                                + " mins 3 secs to a device with hardware address: hwtype=1"
                                + " 00:1b:0c:18:bd:c1, client-id: 01:00:1b:0c:18:bd:c1\n");

        isAt(phone, "10.0.0.5");
        assertThat(phone.story())
                .anySatisfy(
                        seen ->
                                assertThat(seen.event())
                                        .isInstanceOfSatisfying(
                                                StationEvent.AddressGranted.class,
                                                granted ->
                                                        assertThat(granted.leaseSeconds())
                                                                .isEqualTo(3723)));
    }

    @Test
    void dnsmasq_says_the_class_before_it_says_whose_it_is() {
        ExplainedPhone phone =
                its(
                        """
                        Mar  9 08:00:05 gw dnsmasq-dhcp[99]: 3744951815 vendor class: Cisco Systems, Inc. IP Phone CP-7961G
                        Mar  9 08:00:05 gw dnsmasq-dhcp[99]: 3744951815 DHCPDISCOVER(eth0) 00:1b:0c:18:bd:c1
                        Mar  9 08:00:05 gw dnsmasq-dhcp[99]: 3744951815 tags: eth0
                        Mar  9 08:00:05 gw dnsmasq-dhcp[99]: 3744951815 DHCPOFFER(eth0) 10.0.0.5 00:1b:0c:18:bd:c1
                        """);

        assertThat(phone.summary().model()).contains("7961");
        assertThat(Telling.told(phone)).contains("AddressOffered");
    }

    @Test
    void tftpd32_s_own_word_for_a_request() {
        ExplainedPhone phone =
                its(
                        """
                        Rcvd DHCP Discover Msg for IP 0.0.0.0, Mac 00:1B:0C:18:BD:C1 [09/03 08:00:05.100]
                        DHCP: proposed address 10.0.0.5 [09/03 08:00:05.200]
                        Rcvd DHCP Rqst Msg for IP 0.0.0.0, Mac 00:1B:0C:18:BD:C1 [09/03 08:00:05.300]
                        Previously allocated address acked [09/03 08:00:05.400]
                        Connection received from 10.0.0.5 on port 50123 [09/03 08:00:07.000]
                        Read request for file <SEP001B0C18BDC1.cnf.xml>. Mode octet [09/03 08:00:07.000]
                        """);

        assertThat(phone.summary().address().map(Object::toString)).contains("10.0.0.5");
        assertThat(Telling.told(phone)).contains("AddressAsked", "AddressGranted");
    }

    @Test
    void a_firewall_in_the_way_is_the_finding() {
        ExplainedPhone pf =
                its(
                        """
                        Mar  9 08:00:06 fw dhcpd[1]: DHCPACK on 10.0.0.5 to 00:1b:0c:18:bd:c1 (SEP001B0C18BDC1) via em1
                        Mar  9 08:00:08 fw filterlog[4567]: 5,,,1000000103,em1,match,block,in,4,0x0,,64,8,0,none,17,udp,57,10.0.0.5,10.0.0.1,50123,69,37
                        """);
        ExplainedPhone ufw =
                its(
                        """
                        Mar  9 08:00:08 pbx kernel: [12345.678] [UFW BLOCK] IN=eth0 OUT= MAC=02:00:00:00:00:01:00:1b:0c:18:bd:c1:08:00 SRC=10.0.0.5 DST=10.0.0.1 LEN=57 TOS=0x00 PREC=0x00 TTL=64 ID=8 PROTO=UDP SPT=50008 DPT=69 LEN=37
                        """);

        assertThat(Telling.codes(pf)).containsExactly("one-way-tftp");
        assertThat(Telling.codes(ufw)).containsExactly("one-way-tftp");
        assertThat(ufw.summary().stage()).isEqualTo(BootStage.STUCK);
    }

    @Test
    void those_who_knock_at_port_69_from_the_internet_are_no_phones() {
        assertThat(
                        Telling.phones(
                                "Mar  9 08:00:08 pbx kernel: [UFW BLOCK] IN=eth0 OUT= MAC="
                                    + " SRC=203.0.113.9 DST=198.51.100.7 LEN=57 PROTO=UDP SPT=50008"
                                    + " DPT=69 LEN=37\n"))
                .isEmpty();
    }
}
