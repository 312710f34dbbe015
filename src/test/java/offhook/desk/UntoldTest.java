package offhook.desk;

import static offhook.desk.DhcpTalk.BROADCAST;
import static offhook.desk.DhcpTalk.PHONE;
import static offhook.desk.DhcpTalk.STATION;
import static offhook.desk.DhcpTalk.T0;
import static offhook.desk.DhcpTalk.discover;
import static offhook.desk.DhcpTalk.lan;
import static offhook.desk.DhcpTalk.phone;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.disk.PhoneData;
import offhook.event.Observed;
import offhook.firmware.Library;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answered first, told later: the story must be the one that telling at once would have made. */
class UntoldTest {
    private final Desk atOnce = desk();
    private final Desk later = desk();

    @Test
    void the_story_told_later_is_the_story_told_at_once() {
        var expected = new ArrayList<Effect>();
        var told = new ArrayList<Effect>();
        Instant now = T0;
        for (int i = 0; i < 6; i++) {
            for (DhcpMessage message : List.of(discover(phone(i)), selecting(phone(i)))) {
                now = now.plusMillis(1);
                expected.addAll(atOnce.on(new Input.DhcpArrived(message, BROADCAST), now));
                told.addAll(later.answer(new Input.DhcpArrived(message, BROADCAST), now));
            }
        }
        assertThat(journal(told)).isEmpty();

        told.addAll(later.tellMore(100));

        assertThat(later.hasUntold()).isFalse();
        assertThat(journal(told)).containsExactlyInAnyOrderElementsOf(journal(expected));
        for (int i = 0; i < 6; i++) {
            MacAddress one = phone(i);
            assertThat(of(one, journal(told))).isEqualTo(of(one, journal(expected)));
        }
        assertThat(replies(told)).hasSameSizeAs(replies(expected)).hasSize(12);
        assertThat(later.phones(now)).isEqualTo(atOnce.phones(now));
    }

    @Test
    void before_a_phones_file_is_answered_its_story_is_told_and_no_others() {
        later.answer(new Input.DhcpArrived(discover(PHONE), BROADCAST), T0);
        later.answer(new Input.DhcpArrived(selecting(PHONE), BROADCAST), T0);
        later.answer(new Input.DhcpArrived(discover(phone(9)), BROADCAST), T0);

        List<Effect> effects =
                later.on(
                        new Input.FileRequested(
                                1,
                                new Endpoint(DhcpTalk.TWO, 50_000),
                                Optional.empty(),
                                "XMLDefault.cnf.xml"),
                        T0.plusSeconds(1));

        assertThat(journal(effects)).isNotEmpty().allMatch(told -> told.phone().equals(PHONE));
        assertThat(journal(effects).getFirst().event().getClass().getSimpleName())
                .isEqualTo("AddressAsked");
        assertThat(effects.getLast()).isInstanceOf(Effect.AnswerFile.class);
        assertThat(later.hasUntold()).isTrue();
    }

    @Test
    void what_is_no_question_is_told_at_once_behind_what_waited() {
        later.answer(new Input.DhcpArrived(discover(PHONE), BROADCAST), T0);
        later.answer(new Input.DhcpArrived(selecting(PHONE), BROADCAST), T0);

        DhcpMessage release = DhcpTalk.message(PHONE, DhcpKind.RELEASE, DhcpTalk.TWO);
        List<Effect> effects = later.answer(new Input.DhcpArrived(release, BROADCAST), T0);

        assertThat(later.hasUntold()).isFalse();
        assertThat(journal(effects).getLast().event().getClass().getSimpleName())
                .isEqualTo("AddressGivenUp");
    }

    @Test
    void the_first_renewal_of_one_that_shall_start_again_is_refused_as_if_told_at_once() {
        Library loads = ShelfOfLoads.library("SIP41.8-5-2S", "SIP41.9-4-2SR3-1S");
        var first = desk(loads, Optional.of(Targets.LATEST_SIP));
        var second = desk(loads, Optional.of(Targets.LATEST_SIP));
        for (DhcpMessage message : List.of(discover(PHONE), selecting(PHONE))) {
            first.on(new Input.DhcpArrived(message, BROADCAST), T0);
            second.answer(new Input.DhcpArrived(message, BROADCAST), T0);
        }
        var client = new Endpoint(DhcpTalk.TWO, 50_000);
        var asked = new Input.FileRequested(1, client, Optional.empty(), "term61.default.loads");
        first.on(asked, T0.plusSeconds(5));
        second.on(asked, T0.plusSeconds(5));

        var renewing = new Input.DhcpArrived(DhcpTalk.renewing(PHONE, DhcpTalk.TWO), BROADCAST);
        List<Effect> expected = first.on(renewing, T0.plusSeconds(60));
        List<Effect> answered = second.answer(renewing, T0.plusSeconds(60));

        assertThat(replies(answered)).isEqualTo(replies(expected));
        assertThat(replies(answered))
                .singleElement()
                .matches(
                        effect ->
                                effect instanceof Effect.Reply reply
                                        && reply.message()
                                                .kind()
                                                .equals(Optional.of(DhcpKind.NAK)));
    }

    @Test
    void a_storm_without_end_finds_no_more_room_and_is_told_at_once() {
        var untold = new Untold();
        for (int i = 0; i < Untold.MESSAGES_MAX; i++) {
            assertThat(untold.hasRoom()).isTrue();
            untold.add(phone(i % 1000), new Untold.Heard(T0, Optional.empty(), Optional.empty()));
        }

        assertThat(untold.hasRoom()).isFalse();
        assertThat(untold.take(phone(0))).hasSize(Untold.MESSAGES_MAX / 1000 + 1);
        assertThat(untold.hasRoom()).isTrue();
    }

    private static DhcpMessage selecting(MacAddress mac) {
        Ipv4 address = DhcpTalk.TWO.plus(Math.max(0, (int) (mac.value() - phone(0).value())) % 6);
        return DhcpTalk.selecting(mac, mac.equals(PHONE) ? DhcpTalk.TWO : address, STATION);
    }

    private static List<Observed> journal(List<Effect> effects) {
        var journal = new ArrayList<Observed>();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Journal(Observed observed)) {
                journal.add(observed);
            }
        }
        return journal;
    }

    private static List<Effect> replies(List<Effect> effects) {
        return effects.stream().filter(effect -> effect instanceof Effect.Reply).toList();
    }

    private static List<Observed> of(MacAddress mac, List<Observed> journal) {
        return journal.stream().filter(told -> told.phone().equals(mac)).toList();
    }

    private static Desk desk() {
        return desk(Library.EMPTY, Optional.empty());
    }

    private static Desk desk(Library library, Optional<String> target) {
        var scopes = new Scopes(List.of(lan()), Scopes.Serve.PHONES, Set.of(STATION));
        return new Desk(
                new DeskSettings(
                        scopes, new Targets(Map.of(), target), STATION, Duration.ofMinutes(2)),
                PhoneData.catalogue(),
                library);
    }
}
