package offhook.desk;

import static offhook.desk.DhcpTalk.PHONE;
import static offhook.desk.DhcpTalk.STATION;
import static offhook.desk.DhcpTalk.T0;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.dhcp.Decision;
import offhook.dhcp.DhcpCodec;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class AddressDeskReplyTest {
    private static final Ipv4 ROUTER = Ipv4.of("192.168.1.254");
    private static final Scope RICH =
            new Scope(
                    DhcpTalk.LAN,
                    List.of(DhcpTalk.pool("192.168.1.2-192.168.1.9")),
                    Optional.of(ROUTER),
                    List.of(Ipv4.of("192.168.1.253")),
                    List.of(Ipv4.of("192.168.1.20"), Ipv4.of("192.168.1.21")),
                    Duration.ofHours(1),
                    Map.of(),
                    List.of(
                            DhcpOption.ofAddress(DhcpOption.NTP, ROUTER),
                            DhcpOption.ofText(15, "phones.example")));

    private final DhcpTalk talk = new DhcpTalk(Scopes.Serve.EVERYONE, RICH);

    @Test
    void a_phone_gets_what_it_asked_for_in_its_order_between_what_it_must_have() {
        DhcpMessage reply = offerTo(DhcpTalk.discover(PHONE));

        assertThat(reply.options())
                .containsExactly(
                        DhcpOption.ofByte(53, DhcpKind.OFFER.code()),
                        DhcpOption.ofAddress(54, STATION),
                        DhcpOption.ofSeconds(51, 3600),
                        DhcpOption.ofAddress(1, Ipv4.of("255.255.255.0")),
                        DhcpOption.ofText(66, "192.168.1.20"),
                        DhcpOption.ofAddress(6, Ipv4.of("192.168.1.253")),
                        DhcpOption.ofAddress(3, ROUTER),
                        DhcpOption.ofText(15, "phones.example"),
                        DhcpOption.ofAddresses(
                                150, List.of(Ipv4.of("192.168.1.20"), Ipv4.of("192.168.1.21"))),
                        DhcpOption.ofSeconds(58, 1800),
                        DhcpOption.ofSeconds(59, 3150),
                        new DhcpOption(61, DhcpTalk.clientId(PHONE)));
        assertThat(reply.siaddr()).isEqualTo(Ipv4.of("192.168.1.20"));
        assertThat(reply.wantsBroadcast()).isTrue();
    }

    @Test
    void without_a_tftp_setting_all_three_places_name_this_station() {
        var plain = new DhcpTalk(Scopes.Serve.PHONES, DhcpTalk.lan());
        DhcpMessage reply = ((Decision.Offer) plain.hears(DhcpTalk.discover(PHONE))).reply();

        assertThat(reply.siaddr()).isEqualTo(STATION);
        assertThat(reply.address(DhcpOption.TFTP_SERVERS)).contains(STATION);
        assertThat(reply.text(DhcpOption.TFTP_SERVER_NAME)).contains("192.168.1.1");
    }

    @Test
    void a_phone_gets_150_and_66_even_if_it_asks_for_neither() {
        DhcpMessage reply = offerTo(asking(Bytes.of(42, 1, 3)));

        assertThat(reply.options().stream().map(DhcpOption::code))
                .containsExactly(53, 54, 51, 1, 42, 3, 150, 66, 58, 59, 61);
    }

    @Test
    void a_stranger_gets_only_what_it_asks_for() {
        var decision =
                talk.desk.decide(
                        asking(Bytes.of(3, 28)),
                        DhcpTalk.BROADCAST,
                        talk.book,
                        T0,
                        PhoneStanding.stranger());

        DhcpMessage reply = ((Decision.Offer) decision).reply();
        assertThat(reply.options().stream().map(DhcpOption::code))
                .containsExactly(53, 54, 51, 1, 3, 28, 58, 59, 61);
        assertThat(reply.address(28)).contains(Ipv4.of("192.168.1.255"));
    }

    @Test
    void a_relays_option_comes_back_unchanged_and_last() {
        var relay = new DhcpOption(82, Bytes.of(1, 3, 7, 7, 7));
        var message = DhcpTalk.relayed(DhcpTalk.discover(PHONE), ROUTER, relay);

        DhcpMessage reply = offerTo(message);

        assertThat(reply.options().getLast()).isEqualTo(relay);
        assertThat(reply.giaddr()).isEqualTo(ROUTER);
        assertThat(reply.hops()).isZero();
    }

    @Test
    void a_relayed_refusal_asks_the_relay_to_broadcast() {
        var request = DhcpTalk.initReboot(PHONE, Ipv4.of("10.0.0.9"));
        var unflagged =
                new DhcpMessage(
                        1,
                        1,
                        1,
                        7,
                        0,
                        0,
                        Ipv4.ANY,
                        Ipv4.ANY,
                        Ipv4.ANY,
                        ROUTER,
                        PHONE.bytes(),
                        "",
                        "",
                        request.options());

        var nak = (Decision.Nak) talk.hears(unflagged);

        assertThat(nak.reply().wantsBroadcast()).isTrue();
    }

    @Test
    void a_reply_is_never_larger_than_its_client_takes() {
        var many = new ArrayList<DhcpOption>();
        for (int code = 200; code < 216; code++) {
            many.add(DhcpOption.ofText(code, "x".repeat(100)));
        }
        var scope =
                new Scope(
                        RICH.subnet(),
                        RICH.pools(),
                        RICH.router(),
                        RICH.dns(),
                        RICH.tftp(),
                        RICH.lease(),
                        Map.of(),
                        many);
        var wordy = new DhcpTalk(Scopes.Serve.PHONES, scope);
        var all = new int[18];
        all[0] = 3;
        all[1] = 150;
        for (int i = 2; i < all.length; i++) {
            all[i] = 198 + i;
        }
        int unsaid = size(wordy, Optional.empty(), all);
        int absurd = size(wordy, Optional.of(0), all);
        int ethernet = size(wordy, Optional.of(1500), all);
        int endless = size(wordy, Optional.of(65_535), all);

        assertThat(unsaid).isBetween(400, 548);
        assertThat(absurd).isEqualTo(unsaid);
        assertThat(ethernet).isBetween(1300, 1472);
        assertThat(endless).isEqualTo(ethernet);
    }

    @Test
    void a_huge_client_identifier_never_pushes_out_what_a_phone_needs() {
        var options = new ArrayList<>(DhcpTalk.discover(PHONE).options());
        options.set(1, new DhcpOption(61, Bytes.ofText("i".repeat(255))));
        var message = DhcpMessage.request(PHONE, 7, 0, Ipv4.ANY, options);

        DhcpMessage reply = offerTo(message);

        assertThat(DhcpCodec.encode(reply).size()).isLessThanOrEqualTo(548);
        assertThat(reply.options().stream().map(DhcpOption::code))
                .contains(53, 54, 51, 1, 3, 66, 150);
    }

    private int size(DhcpTalk wordy, Optional<Integer> maximum, int[] codes) {
        var message = asking(Bytes.of(codes));
        var options = new ArrayList<>(message.options());
        maximum.ifPresent(bytes -> options.add(new DhcpOption(57, Bytes.of(bytes >> 8, bytes))));
        var sized = DhcpMessage.request(PHONE, 7, 0, Ipv4.ANY, options);
        DhcpMessage reply = ((Decision.Offer) wordy.hears(sized)).reply();
        assertThat(reply.address(3)).contains(ROUTER);
        assertThat(reply.option(150)).isPresent();
        return DhcpCodec.encode(reply).size();
    }

    private DhcpMessage offerTo(DhcpMessage message) {
        return ((Decision.Offer) talk.hears(message)).reply();
    }

    private static DhcpMessage asking(Bytes parameters) {
        var options = new ArrayList<>(DhcpTalk.discover(PHONE).options());
        options.set(options.size() - 1, new DhcpOption(55, parameters));
        return DhcpMessage.request(PHONE, 7, 0, Ipv4.ANY, options);
    }
}
