package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.capture.CapturedDatagram;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;

final class DiscretionTest {
    private static final Instant T0 = Instant.parse("2026-11-22T10:00:00Z");

    private final Discretion discretion = new Discretion();

    @Test
    void a_public_address_is_replaced_by_the_same_stand_in_everywhere() {
        String open = discretion.of("from 81.2.69.142 to 192.168.1.10, again 81.2.69.142.");

        assertThat(open).isEqualTo("from 198.18.0.1 to 192.168.1.10, again 198.18.0.1.");
        assertThat(discretion.of(Ipv4.of("81.2.69.142"))).isEqualTo(Ipv4.of("198.18.0.1"));
        assertThat(discretion.of("2a02:8108:96bf::17 answers")).isEqualTo("2001:db8::1 answers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P0S3-8-12-00",
                "SIP41.9-4-2SR3-1S",
                "00:1b:0c:18:bd:c1 at 10:59:57",
                "2026-11-22T10:00:00Z",
                "user agent Cisco-CP7961G/9.4.2",
                "token rings are gone",
                "gets 172.16.4.4 for 1 h, files from 255.255.255.255"
            })
    void what_is_no_secret_and_no_public_address_stays(String text) {
        assertThat(discretion.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<authPassword>hunter2</authPassword>",
                "<sshPassword use=\"1\">hunter2</sshPassword>",
                "line1_password: \"hunter2\"",
                "phone_password: hunter2 ; the default",
                "password = \"hunter2\"",
                "{\"token\": \"hunter2\"}",
                "{\"sipPassword\":\"hunter2\\\"x\"}",
                "jdbc:postgresql://offhook:hunter2@db/offhook",
                "jdbc:postgresql://db/offhook?user=o&password=hunter2&ssl=true",
            })
    void a_secret_is_removed(String text) {
        assertThat(discretion.of(text)).contains("removed").doesNotContain("hunter2");
    }

    @Test
    void no_public_address_is_left_in_a_captured_answer() {
        Ipv4 outside = Ipv4.of("81.2.69.142");
        var ack =
                DhcpMessage.request(
                        new MacAddress(0x001b_0c18_bdc1L),
                        7,
                        0,
                        Ipv4.ANY,
                        List.of(
                                DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, DhcpKind.REQUEST.code()),
                                DhcpOption.ofText(66, "81.2.69.142"),
                                DhcpOption.ofAddress(150, outside)));
        Bytes payload = DhcpCodec.encode(ack);
        var packet =
                new CapturedDatagram(
                        T0,
                        new Endpoint(outside, 67),
                        new Endpoint(Ipv4.BROADCAST, 68),
                        payload,
                        payload.size(),
                        false);

        CapturedDatagram open = new CaptureDiscretion(discretion).of(List.of(packet)).getFirst();

        assertThat(open.from().address()).isEqualTo(Ipv4.of("198.18.0.1"));
        assertThat(open.payload().hex()).doesNotContain(outside.bytes().hex());
        assertThat(open.payload().text()).doesNotContain("81.2.69.142");
        assertThat(DhcpCodec.decode(open.payload().buffer()))
                .isInstanceOfSatisfying(
                        DhcpInput.Message.class,
                        read ->
                                assertThat(read.message().address(150))
                                        .contains(Ipv4.of("198.18.0.1")));
    }

    @Test
    void a_block_of_a_file_keeps_its_number_only() {
        Bytes block = Bytes.ofText("\0\3\0\1<device><sshPassword>hunter2");
        var end = new Endpoint(Ipv4.of("10.0.0.9"), 50_000);
        var packet = new CapturedDatagram(T0, end, end, block, 516, false);

        CapturedDatagram open = new CaptureDiscretion(discretion).of(List.of(packet)).getFirst();

        assertThat(open.payload()).isEqualTo(Bytes.of(0, 3, 0, 1));
        assertThat(open.payloadBytes()).isEqualTo(516);
    }

    @Property
    void any_text_is_taken(@ForAll String text) {
        assertThat(discretion.of(text)).isNotNull();
    }
}
