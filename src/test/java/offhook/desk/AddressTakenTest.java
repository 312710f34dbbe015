package offhook.desk;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.KnownPhones;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.dhcp.DhcpKind;
import offhook.event.StationEvent;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody answers on an address that was to be offered. */
class AddressTakenTest {
    private static final MacAddress SITTER = new MacAddress(0x0200_0000_0099L);

    private final Desk desk =
            new Desk(
                    new DeskSettings(
                            new Scopes(
                                    List.of(DhcpTalk.lan()),
                                    Scopes.Serve.PHONES,
                                    Set.of(DhcpTalk.STATION)),
                            new Targets(Map.of(), Optional.empty()),
                            DhcpTalk.STATION,
                            DeskSettings.CONVERTING_LEASE_USUAL),
                    KnownPhones.CATALOGUE,
                    ShelfOfLoads.library());

    @Test
    void the_next_offer_is_another_and_the_story_names_who_answers() {
        Ipv4 taken = offered();

        assertThat(told(taken, Optional.of(SITTER)))
                .contains(taken + " was to be offered, but " + SITTER + " answers on it")
                .contains("2026-11-22T08:10:00Z");
        assertThat(offered()).isNotEqualTo(taken);
    }

    @Test
    void behind_a_relay_nobody_knows_who_it_is_and_the_story_says_where() {
        Ipv4 taken = offered();

        assertThat(told(taken, Optional.empty()))
                .contains(taken + " was to be offered, but a device behind the relay answers");
        assertThat(offered()).isNotEqualTo(taken);
    }

    private Ipv4 offered() {
        var asked =
                new Input.DhcpArrived(
                        DhcpTalk.message(DhcpTalk.PHONE, DhcpKind.DISCOVER, Ipv4.ANY),
                        DhcpTalk.BROADCAST);
        return desk.on(asked, DhcpTalk.T0).stream()
                .filter(Effect.Reply.class::isInstance)
                .map(effect -> ((Effect.Reply) effect).message().yiaddr())
                .findFirst()
                .orElseThrow();
    }

    private String told(Ipv4 address, Optional<MacAddress> by) {
        var taken = new Input.AddressTaken(address, by, Optional.of(DhcpTalk.PHONE));
        return desk.on(taken, DhcpTalk.T0).stream()
                .filter(Effect.Journal.class::isInstance)
                .map(effect -> ((Effect.Journal) effect).observed().event())
                .filter(StationEvent.Note.class::isInstance)
                .map(StationEvent::toString)
                .findFirst()
                .orElseThrow();
    }
}
