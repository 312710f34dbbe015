package offhook.desk;

import static offhook.desk.DhcpTalk.LAN;
import static offhook.desk.DhcpTalk.PHONE;
import static offhook.desk.DhcpTalk.STATION;
import static offhook.desk.DhcpTalk.T0;
import static offhook.desk.DhcpTalk.TWO;
import static offhook.desk.DhcpTalk.phone;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.dhcp.Decision;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpInput;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.Lease;
import offhook.dhcp.ReplyRoute;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What few clients send, and what the RFCs want of a server then. */
class AddressDeskOddTest {
    private static final Scope FAR =
            Scope.of(Subnet.read("10.7.0.0/16").orElseThrow())
                    .withPools(List.of(DhcpTalk.pool("10.7.1.0-10.7.1.255")));
    private static final Ipv4 RELAY = Ipv4.of("10.7.0.1");

    private final DhcpTalk talk = new DhcpTalk(Scopes.Serve.PHONES, DhcpTalk.lan(), FAR);

    @Test
    void who_names_its_subnet_gets_an_address_of_it_and_hears_the_option_again() {
        var selecting = DhcpOption.ofAddress(DhcpOption.SUBNET_SELECTION, Ipv4.of("10.7.0.0"));
        var direct = with(DhcpTalk.discover(PHONE), selecting);

        var offer = (Decision.Offer) talk.hears(direct);

        assertThat(offer.address()).isEqualTo(Ipv4.of("10.7.1.0"));
        assertThat(offer.reply().address(DhcpOption.SUBNET_SELECTION))
                .hasValue(Ipv4.of("10.7.0.0"));
        // Behind a relay the same; but the relay's own word (RFC 3527) goes before the client's.
        var relayed = DhcpTalk.relayed(direct, STATION);
        assertThat(((Decision.Offer) talk.hears(relayed)).address().toString()).startsWith("10.7.");
        var link = new DhcpOption(82, Bytes.of(5, 4, 192, 168, 1, 0));
        assertThat(((Decision.Offer) talk.hears(DhcpTalk.relayed(direct, RELAY, link))).address())
                .matches(LAN::contains);
    }

    @Test
    void a_subnet_that_is_none_of_ours_is_not_answered_with_another() {
        var selecting = DhcpOption.ofAddress(DhcpOption.SUBNET_SELECTION, Ipv4.of("10.9.0.0"));

        assertThat(talk.hears(with(DhcpTalk.discover(PHONE), selecting)))
                .extracting(Decision::why)
                .isEqualTo(
                        "it asks for the subnet of 10.9.0.0 (option 118), for which no subnet is"
                                + " set");
    }

    @Test
    void a_server_identifier_that_is_no_address_names_no_other_server() {
        for (Bytes odd : List.of(Bytes.of(0, 0, 0, 0), Bytes.of(192, 168, 1), Bytes.EMPTY)) {
            var request = with(DhcpTalk.initReboot(PHONE, TWO), new DhcpOption(54, odd));
            assertThat(talk.hears(request))
                    .isEqualTo(new Decision.Silence("names no server in its option 54"));
        }
    }

    @Test
    void a_rebinding_client_names_no_server_and_is_renewed_or_refused_at_once() {
        talk.addressed(PHONE);

        assertThat(talk.hears(DhcpTalk.renewing(PHONE, TWO))).isInstanceOf(Decision.Ack.class);
        assertThat(talk.hears(DhcpTalk.renewing(phone(3), TWO)))
                .isInstanceOfSatisfying(
                        Decision.Nak.class,
                        nak -> assertThat(nak.why()).isEqualTo(TWO + " is held by " + PHONE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 254, 255})
    void a_client_identifier_of_any_length_is_a_client_and_comes_back_unchanged(int length) {
        Bytes id = Bytes.of(new byte[length]);
        // It takes 1500 bytes: in 576 an identifier of more than 250 leaves no room for itself.
        var asked = with(named(PHONE, id), new DhcpOption(57, Bytes.of(5, 220)));

        var offer = (Decision.Offer) talk.hears(asked);

        assertThat(read(offer.reply()).option(DhcpOption.CLIENT_IDENTIFIER)).hasValue(id);
        assertThat(((Decision.Offer) talk.hears(DhcpTalk.discover(PHONE))).address())
                .as("another identifier is another client")
                .isNotEqualTo(offer.address());
    }

    @Test
    void an_empty_client_identifier_is_none() {
        var offer = (Decision.Offer) talk.hears(named(PHONE, Bytes.EMPTY));

        assertThat(((Decision.Offer) talk.hears(DhcpTalk.discover(PHONE))).address())
                .isEqualTo(offer.address());
        assertThat(offer.reply().option(DhcpOption.CLIENT_IDENTIFIER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 254, 255, 256, 300, 509, 510, 511, 600})
    void a_relays_option_of_any_length_comes_back_byte_for_byte_and_last(int length) {
        var random = new byte[length];
        for (int i = 0; i < length; i++) {
            random[i] = (byte) (7 * i + length);
        }
        var relay = new DhcpOption(DhcpOption.RELAY_AGENT, Bytes.of(random));
        var asked = DhcpTalk.relayed(DhcpTalk.discover(PHONE), RELAY, relay);

        DhcpMessage reply = read(((Decision.Offer) talk.hears(read(asked))).reply());

        assertThat(reply.option(DhcpOption.RELAY_AGENT)).hasValue(relay.value());
        assertThat(reply.options().getLast().code()).isEqualTo(DhcpOption.RELAY_AGENT);
        assertThat(reply.option(DhcpOption.TFTP_SERVERS)).hasValue(STATION.bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 7, 16})
    void a_hardware_address_that_is_not_of_ethernet_gets_no_answer(int hlen) {
        assertThat(talk.hears(hardware(1, Bytes.of(new byte[hlen]))))
                .isInstanceOf(Decision.Silence.class);
        assertThat(talk.hears(hardware(6, PHONE.bytes()))).isInstanceOf(Decision.Silence.class);
        assertThat(talk.hears(hardware(32, Bytes.EMPTY))).isInstanceOf(Decision.Silence.class);
    }

    @Test
    void a_relay_with_our_own_address_cannot_make_us_talk_to_ourselves() {
        var offer =
                (Decision.Offer) talk.hears(DhcpTalk.relayed(DhcpTalk.discover(PHONE), STATION));

        assertThat(offer.route()).isEqualTo(new ReplyRoute.ToRelay(new Endpoint(STATION, 67)));
        assertThat(talk.hears(read(offer.reply()))).isInstanceOf(Decision.Silence.class);
    }

    @Test
    void the_broadcast_flag_goes_through_a_relay_as_it_came() {
        var asked = DhcpTalk.relayed(DhcpTalk.discover(PHONE), RELAY);

        var offer = (Decision.Offer) talk.hears(asked);

        assertThat(offer.reply().wantsBroadcast()).isTrue();
        assertThat(offer.reply().giaddr()).isEqualTo(RELAY);
        assertThat(offer.route()).isEqualTo(new ReplyRoute.ToRelay(new Endpoint(RELAY, 67)));
    }

    @Test
    void a_client_that_waits_as_long_as_it_can_say_is_answered_as_any_other() {
        DhcpMessage asked = DhcpTalk.discover(PHONE);
        var late =
                new DhcpMessage(
                        1,
                        1,
                        0,
                        7,
                        65_535,
                        0x8000,
                        asked.ciaddr(),
                        Ipv4.ANY,
                        Ipv4.ANY,
                        Ipv4.ANY,
                        asked.chaddr(),
                        "",
                        "",
                        asked.options());

        assertThat(((Decision.Offer) talk.hears(late)).reply().secs()).isZero();
    }

    @Test
    void an_inform_without_an_address_is_not_answered() {
        assertThat(talk.hears(DhcpTalk.message(PHONE, DhcpKind.INFORM, Ipv4.ANY)))
                .isInstanceOf(Decision.Silence.class);
    }

    @Test
    void options_that_go_on_in_sname_and_file_in_parts_are_one_value() {
        // Option 61 of 20 bytes: 6 in the options field, 8 in file, 6 in sname (RFC 3396).
        byte[] packet =
                DhcpCodec.encode(DhcpMessage.request(PHONE, 7, 0x8000, Ipv4.ANY, List.of()))
                        .toArray();
        byte[] id = "\0twenty-bytes-of-name".substring(0, 20).getBytes(StandardCharsets.US_ASCII);
        put(packet, 240, 53, 1, 1, 52, 1, 3, 61, 6);
        System.arraycopy(id, 0, packet, 248, 6);
        put(packet, 254, 60, 5, 'C', 'i', 's', 'c', 'o', 255);
        put(packet, 108, 61, 8);
        System.arraycopy(id, 6, packet, 110, 8);
        put(packet, 118, 255);
        put(packet, 44, 61, 6);
        System.arraycopy(id, 14, packet, 46, 6);
        put(packet, 52, 255);
        DhcpMessage asked =
                ((DhcpInput.Message) DhcpCodec.decode(Bytes.of(packet).buffer())).message();

        var offer = (Decision.Offer) talk.hears(asked);

        assertThat(offer.reply().option(DhcpOption.CLIENT_IDENTIFIER)).hasValue(Bytes.of(id));
    }

    @Test
    void in_a_pool_of_one_address_one_of_two_phones_has_it_and_the_other_knows() {
        Scope one = Scope.of(LAN).withPools(List.of(DhcpTalk.pool("192.168.1.2-192.168.1.2")));
        var small = new DhcpTalk(Scopes.Serve.PHONES, one);
        small.hears(DhcpTalk.discover(phone(1)));

        assertThat(small.hears(DhcpTalk.discover(phone(2)))).isInstanceOf(Decision.Silence.class);
        assertThat(small.hears(DhcpTalk.selecting(phone(1), TWO, STATION)))
                .isInstanceOf(Decision.Ack.class);
        assertThat(small.hears(DhcpTalk.initReboot(phone(2), TWO)))
                .isInstanceOf(Decision.Nak.class);
        small.hears(DhcpTalk.message(phone(1), DhcpKind.RELEASE, TWO));
        assertThat(((Decision.Offer) small.hears(DhcpTalk.discover(phone(2)))).address())
                .isEqualTo(TWO);
    }

    @Test
    void who_uses_anothers_identifier_gets_that_ones_address_and_no_second_one() {
        talk.addressed(PHONE);
        MacAddress thief = phone(66);

        var offer = (Decision.Offer) talk.hears(named(thief, DhcpTalk.clientId(PHONE)));

        // RFC 2131 §2: the identifier is the client, whatever card it speaks through.
        assertThat(offer.address()).isEqualTo(TWO);
        assertThat(((Decision.Offer) talk.hears(DhcpTalk.discover(thief))).address())
                .isNotEqualTo(TWO);
    }

    @Test
    void a_reserved_address_that_somebody_lives_on_is_given_when_that_one_is_gone() {
        var now = new DhcpTalk(Scopes.Serve.PHONES, reserving(TWO));
        var id = DhcpTalk.clientId(phone(1));
        now.book.restore(
                List.of(new Lease(TWO, phone(1), id, T0, T0.plus(Duration.ofHours(1)), false)));

        assertThat(((Decision.Offer) now.hears(DhcpTalk.discover(PHONE))).address())
                .isNotEqualTo(TWO);
        // Its holder hears at its renewal that it has to move, and then the address is free.
        assertThat(now.hears(DhcpTalk.renewing(phone(1), TWO))).isInstanceOf(Decision.Nak.class);
    }

    @Test
    void the_stations_own_address_is_given_to_nobody_even_if_it_is_reserved() {
        var odd = new DhcpTalk(Scopes.Serve.PHONES, reserving(STATION));

        assertThat(((Decision.Offer) odd.hears(DhcpTalk.discover(PHONE))).address()).isEqualTo(TWO);
        assertThat(odd.hears(DhcpTalk.initReboot(PHONE, STATION))).isInstanceOf(Decision.Nak.class);
    }

    /** The usual subnet, with that address set aside for the phone. */
    private static Scope reserving(Ipv4 address) {
        Scope lan = DhcpTalk.lan();
        return new Scope(
                lan.subnet(),
                lan.pools(),
                Optional.empty(),
                List.of(),
                List.of(),
                Scope.LEASE_USUAL,
                Map.of(PHONE, address),
                List.of());
    }

    private static DhcpMessage named(MacAddress mac, Bytes id) {
        DhcpMessage usual = DhcpTalk.discover(mac);
        var options = new ArrayList<>(usual.options());
        options.removeIf(option -> option.code() == DhcpOption.CLIENT_IDENTIFIER);
        options.add(new DhcpOption(DhcpOption.CLIENT_IDENTIFIER, id));
        return DhcpMessage.request(mac, 7, 0x8000, Ipv4.ANY, options);
    }

    private static DhcpMessage with(DhcpMessage message, DhcpOption... further) {
        return DhcpTalk.relayed(message, message.giaddr(), further);
    }

    private static DhcpMessage hardware(int htype, Bytes chaddr) {
        List<DhcpOption> options = DhcpTalk.discover(PHONE).options();
        return new DhcpMessage(
                1, htype, 0, 7, 0, 0, Ipv4.ANY, Ipv4.ANY, Ipv4.ANY, Ipv4.ANY, chaddr, "", "",
                options);
    }

    private static void put(byte[] packet, int at, int... values) {
        for (int i = 0; i < values.length; i++) {
            packet[at + i] = (byte) values[i];
        }
    }

    /** Over the wire. */
    private static DhcpMessage read(DhcpMessage message) {
        return ((DhcpInput.Message) DhcpCodec.decode(DhcpCodec.encode(message).buffer())).message();
    }
}
