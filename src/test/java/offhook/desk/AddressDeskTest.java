package offhook.desk;

import static offhook.desk.DhcpTalk.BROADCAST;
import static offhook.desk.DhcpTalk.KNOWN;
import static offhook.desk.DhcpTalk.PHONE;
import static offhook.desk.DhcpTalk.STATION;
import static offhook.desk.DhcpTalk.T0;
import static offhook.desk.DhcpTalk.TWO;
import static offhook.desk.DhcpTalk.discover;
import static offhook.desk.DhcpTalk.initReboot;
import static offhook.desk.DhcpTalk.phone;
import static offhook.desk.DhcpTalk.renewing;
import static offhook.desk.DhcpTalk.selecting;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.dhcp.Decision;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.Lease;
import offhook.dhcp.ReplyRoute;
import offhook.event.StationEvent;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

class AddressDeskTest {
    private static final Ipv4 OTHER_SERVER = Ipv4.of("192.168.1.254");
    private static final Arrival ROUTED =
            new Arrival("eth0", STATION, new Endpoint(TWO, 68), false);

    private final DhcpTalk talk = new DhcpTalk(Scopes.Serve.PHONES, DhcpTalk.lan());

    @Test
    void a_phone_is_offered_an_address_and_granted_it() {
        var offer = (Decision.Offer) talk.hears(discover(PHONE));
        assertThat(offer.address()).isEqualTo(TWO);
        assertThat(offer.reply().kind()).contains(DhcpKind.OFFER);
        assertThat(offer.reply().yiaddr()).isEqualTo(TWO);
        assertThat(offer.route()).isEqualTo(new ReplyRoute.Broadcast());
        assertThat(talk.book.leases(T0)).isEmpty();

        var ack = (Decision.Ack) talk.hears(selecting(PHONE, TWO, STATION));
        assertThat(ack.lease()).isEqualTo(leaseFrom(T0));
        assertThat(ack.reply().kind()).contains(DhcpKind.ACK);
        assertThat(ack.why()).isEqualTo("took our offer of 192.168.1.2 for 3600 s");
        assertThat(talk.book.leases(T0)).containsExactly(leaseFrom(T0));
    }

    @Test
    void a_request_after_our_restart_is_granted_though_the_offer_is_forgotten() {
        assertThat(talk.hears(selecting(PHONE, TWO, STATION))).isInstanceOf(Decision.Ack.class);
    }

    @Test
    void a_phone_that_took_another_servers_offer_is_reported_and_ours_is_free_again() {
        talk.hears(discover(PHONE));

        var decision = talk.hears(selecting(PHONE, Ipv4.of("192.168.1.77"), OTHER_SERVER));

        assertThat(decision)
                .isEqualTo(
                        new Decision.OtherServer(
                                OTHER_SERVER,
                                "took the offer of another DHCP server, 192.168.1.254; switch that"
                                        + " one off or let it say option 150 192.168.1.1"));
        assertThat(((Decision.Offer) talk.hears(discover(phone(9)))).address()).isEqualTo(TWO);
    }

    @Test
    void a_phone_that_reboots_goes_on_with_its_address_though_we_have_no_record_of_it() {
        var ack = (Decision.Ack) talk.hears(initReboot(PHONE, TWO));

        assertThat(ack.lease()).isEqualTo(leaseFrom(T0));
        assertThat(ack.route()).isEqualTo(new ReplyRoute.Broadcast());
    }

    @Test
    void a_phone_that_reboots_with_a_strange_address_is_refused_at_once() {
        // Log 16: a server that kept silent here cost a 7940 sixty seconds at every start.
        var nak = (Decision.Nak) talk.hears(initReboot(PHONE, Ipv4.of("10.1.2.3")));

        assertThat(nak.refused()).contains(Ipv4.of("10.1.2.3"));
        assertThat(nak.why()).isEqualTo("10.1.2.3 is not one we give (192.168.1.2-192.168.1.9)");
        assertThat(nak.route()).isEqualTo(new ReplyRoute.Broadcast());
        assertThat(nak.reply().yiaddr()).isEqualTo(Ipv4.ANY);
        assertThat(nak.reply().siaddr()).isEqualTo(Ipv4.ANY);
        assertThat(nak.reply().options().stream().map(DhcpOption::code))
                .containsExactly(53, 54, 56, 61);
    }

    @Test
    void a_phone_that_reboots_with_an_address_of_another_is_refused() {
        talk.addressed(phone(9));

        assertThat(talk.hears(initReboot(PHONE, TWO))).isInstanceOf(Decision.Nak.class);
    }

    @Test
    void a_renewal_extends_the_lease_and_is_answered_at_the_phones_address() {
        talk.addressed(PHONE);
        Instant half = T0.plusSeconds(1800);

        var ack =
                (Decision.Ack)
                        talk.desk.decide(renewing(PHONE, TWO), ROUTED, talk.book, half, KNOWN);

        assertThat(ack.lease()).isEqualTo(leaseFrom(half));
        assertThat(ack.reply().ciaddr()).isEqualTo(TWO);
        assertThat(ack.route()).isEqualTo(new ReplyRoute.ToClient(new Endpoint(TWO, 68)));
        assertThat(ack.why()).isEqualTo("renewed 192.168.1.2 for 3600 s");
    }

    @Test
    void a_rebinding_phone_of_a_server_that_is_gone_becomes_ours() {
        var ack = (Decision.Ack) talk.hears(renewing(PHONE, TWO));

        assertThat(ack.why()).isEqualTo("found us again and renewed 192.168.1.2 for 3600 s");
    }

    @Test
    void a_phone_that_was_moved_here_is_refused_the_address_of_its_old_wire() {
        assertThat(talk.hears(renewing(PHONE, Ipv4.of("10.1.2.3"))))
                .isInstanceOf(Decision.Nak.class);
    }

    @Test
    void a_phone_being_converted_gets_a_short_lease_and_so_renews_soon() {
        var standing = KNOWN.withLease(Duration.ofMinutes(2));
        var ack =
                (Decision.Ack)
                        talk.desk.decide(
                                initReboot(PHONE, TWO), BROADCAST, talk.book, T0, standing);

        assertThat(ack.lease().endsAt()).isEqualTo(T0.plusSeconds(120));
        assertThat(ack.reply().options())
                .contains(
                        DhcpOption.ofSeconds(DhcpOption.LEASE_SECONDS, 120),
                        DhcpOption.ofSeconds(DhcpOption.RENEWAL_SECONDS, 60),
                        DhcpOption.ofSeconds(DhcpOption.REBINDING_SECONDS, 105));
    }

    @Test
    void no_lease_is_so_short_that_phones_would_do_nothing_but_renew() {
        var standing = KNOWN.withLease(Duration.ofSeconds(1));
        var ack =
                (Decision.Ack)
                        talk.desk.decide(
                                initReboot(PHONE, TWO), BROADCAST, talk.book, T0, standing);

        assertThat(ack.lease().endsAt()).isEqualTo(T0.plus(AddressDesk.LEASE_MIN));
    }

    @Test
    void a_phone_that_shall_start_again_is_refused_its_renewal_but_not_its_address() {
        talk.addressed(PHONE);
        var standing = KNOWN.refusingRenewal("step 2 of 3 is ready for it");

        var nak =
                (Decision.Nak)
                        talk.desk.decide(renewing(PHONE, TWO), ROUTED, talk.book, T0, standing);
        assertThat(nak.why()).isEqualTo("step 2 of 3 is ready for it");
        assertThat(nak.route()).isEqualTo(new ReplyRoute.Broadcast());

        var offer =
                (Decision.Offer)
                        talk.desk.decide(discover(PHONE), BROADCAST, talk.book, T0, standing);
        assertThat(offer.address()).isEqualTo(TWO);
        assertThat(
                        talk.desk.decide(
                                selecting(PHONE, TWO, STATION), BROADCAST, talk.book, T0, standing))
                .isInstanceOf(Decision.Ack.class);
        assertThat(talk.desk.decide(initReboot(PHONE, TWO), BROADCAST, talk.book, T0, standing))
                .isInstanceOf(Decision.Ack.class);
    }

    @Test
    void a_released_address_is_free_and_the_phone_gets_it_again() {
        talk.addressed(PHONE);

        var released =
                (Decision.Released) talk.hears(DhcpTalk.message(PHONE, DhcpKind.RELEASE, TWO));

        assertThat(released.ended().endsAt()).isEqualTo(T0);
        assertThat(talk.addressed(PHONE)).isEqualTo(TWO);
    }

    @Test
    void a_phone_may_release_without_saying_that_it_is_one() {
        // Phones send RELEASE with options 53, 54, 61 only (log 40).
        talk.addressed(PHONE);

        assertThat(
                        talk.desk.decide(
                                DhcpTalk.message(PHONE, DhcpKind.RELEASE, TWO),
                                ROUTED,
                                talk.book,
                                T0,
                                PhoneStanding.stranger()))
                .isInstanceOf(Decision.Released.class);
    }

    @Test
    void a_release_forged_for_somebody_else_changes_nothing() {
        talk.addressed(PHONE);

        assertThat(talk.hears(DhcpTalk.message(phone(9), DhcpKind.RELEASE, TWO)))
                .isInstanceOf(Decision.Silence.class);
        assertThat(talk.book.at(TWO, T0)).isPresent();
    }

    @Test
    void a_declined_address_is_set_aside_and_the_phone_is_offered_another() {
        talk.addressed(PHONE);

        var declined =
                (Decision.Declined)
                        talk.hears(
                                DhcpTalk.message(
                                        PHONE,
                                        DhcpKind.DECLINE,
                                        Ipv4.ANY,
                                        DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, TWO)));

        assertThat(declined.setAsideUntil()).isEqualTo(T0.plus(Duration.ofMinutes(10)));
        assertThat(talk.addressed(PHONE)).isEqualTo(Ipv4.of("192.168.1.3"));
    }

    @Test
    void an_inform_is_told_settings_but_no_address_and_no_times() {
        var seven = Ipv4.of("192.168.1.7");
        var informed =
                (Decision.Informed) talk.hears(DhcpTalk.message(PHONE, DhcpKind.INFORM, seven));

        assertThat(informed.reply().yiaddr()).isEqualTo(Ipv4.ANY);
        assertThat(informed.reply().option(DhcpOption.LEASE_SECONDS)).isEmpty();
        assertThat(informed.reply().address(DhcpOption.TFTP_SERVERS)).contains(STATION);
        assertThat(informed.route()).isEqualTo(new ReplyRoute.ToClient(new Endpoint(seven, 68)));
    }

    @Test
    void an_inform_cannot_make_us_send_to_others() {
        assertThat(talk.hears(DhcpTalk.message(PHONE, DhcpKind.INFORM, Ipv4.of("8.8.8.8"))))
                .isInstanceOf(Decision.Silence.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"DISCOVER", "REQUEST", "INFORM"})
    void a_stranger_gets_no_answer_where_only_phones_are_served(DhcpKind kind) {
        DhcpMessage message =
                DhcpTalk.message(
                        PHONE,
                        kind,
                        Ipv4.ANY,
                        DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, TWO));

        var silence = talk.desk.decide(message, BROADCAST, talk.book, T0, PhoneStanding.stranger());

        assertThat(silence)
                .isEqualTo(
                        new Decision.Silence(
                                "only phones are served (dhcp.serve) and it says it is Cisco"
                                        + " Systems, Inc. IP Phone CP-7961G"));
    }

    @Test
    void everyone_or_nobody_is_served_if_so_set() {
        var open = new DhcpTalk(Scopes.Serve.EVERYONE, DhcpTalk.lan());
        var shut = new DhcpTalk(Scopes.Serve.NOBODY, DhcpTalk.lan());
        var stranger = PhoneStanding.stranger();

        assertThat(open.desk.decide(discover(PHONE), BROADCAST, open.book, T0, stranger))
                .isInstanceOf(Decision.Offer.class);
        assertThat(shut.hears(discover(PHONE)))
                .isEqualTo(new Decision.Silence("addresses are given to nobody (dhcp.serve)"));
        assertThat(shut.hears(selecting(PHONE, TWO, OTHER_SERVER)))
                .isInstanceOf(Decision.OtherServer.class);
    }

    @Test
    void a_full_pool_is_silence_with_advice() {
        for (int i = 0; i < 8; i++) {
            talk.addressed(phone(i));
        }

        assertThat(talk.hears(discover(PHONE)))
                .isEqualTo(
                        new Decision.Silence(
                                "no address is left for it in 192.168.1.0/24",
                                "make the pool larger or the lease shorter; it asks again by"
                                        + " itself"));
    }

    @Test
    void messages_that_no_client_sends_are_not_answered() {
        for (DhcpKind kind : new DhcpKind[] {DhcpKind.OFFER, DhcpKind.ACK, DhcpKind.NAK}) {
            assertThat(talk.hears(DhcpTalk.message(PHONE, kind, Ipv4.ANY)))
                    .isInstanceOf(Decision.Silence.class);
        }
        var offer = (Decision.Offer) talk.hears(discover(PHONE));
        assertThat(talk.hears(offer.reply())).isInstanceOf(Decision.Silence.class);
        assertThat(talk.hears(DhcpTalk.message(PHONE, DhcpKind.REQUEST, Ipv4.ANY)))
                .isEqualTo(new Decision.Silence("asks for an address without naming one"));
    }

    private static Lease leaseFrom(Instant at) {
        return new Lease(
                TWO, PHONE, DhcpTalk.clientId(PHONE), at, at.plus(Duration.ofHours(1)), false);
    }

    @Test
    void decisions_are_told_in_the_words_of_the_story() {
        var ack = talk.hears(initReboot(PHONE, TWO));

        assertThat(AddressDeskStory.told(ack))
                .contains(new StationEvent.AddressGranted(TWO, 3600, STATION));
        assertThat(new AddressDeskStory().asked(discover(PHONE), BROADCAST))
                .contains(
                        new StationEvent.AddressAsked(
                                StationEvent.Asking.DISCOVER,
                                "Cisco Systems, Inc. IP Phone CP-7961G",
                                "SEP001B0C18BDC1",
                                "53,61,12,60,55",
                                "1,66,6,3,15,150,35",
                                Optional.empty(),
                                Optional.empty(),
                                true,
                                0));
    }
}
