package offhook.desk;

import static offhook.desk.DhcpTalk.PHONE;
import static offhook.desk.DhcpTalk.STATION;
import static offhook.desk.DhcpTalk.T0;
import static offhook.desk.DhcpTalk.discover;
import static offhook.desk.DhcpTalk.lan;
import static offhook.desk.DhcpTalk.phone;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.MacAddress;
import offhook.desk.AccessLists.MacPrefix;
import offhook.dhcp.Decision;
import offhook.dhcp.DhcpClient;
import offhook.dhcp.LeaseBook;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;

class AccessListsTest {
    private static final MacAddress COMPUTER = new MacAddress(0x0200_0000_0001L);

    @Test
    void a_denied_phone_is_not_answered_and_its_neighbour_is() {
        var access = new AccessLists(List.of(), List.of(prefix(PHONE.toString())));

        assertThat(heard(access, PHONE, true)).isInstanceOf(Decision.Silence.class);
        assertThat(heard(access, PHONE, true).why()).contains("dhcp.deny");
        assertThat(heard(access, phone(7), true)).isInstanceOf(Decision.Offer.class);
    }

    @Test
    void a_computer_on_the_list_is_answered_though_only_phones_are() {
        var access = new AccessLists(List.of(prefix("02-00-00")), List.of());

        assertThat(heard(access, COMPUTER, false)).isInstanceOf(Decision.Offer.class);
        assertThat(heard(AccessLists.NONE, COMPUTER, false)).isInstanceOf(Decision.Silence.class);
    }

    @Test
    void a_denial_counts_more() {
        var access = new AccessLists(List.of(prefix("001b0c")), List.of(prefix("001b0c18bdc1")));

        assertThat(heard(access, PHONE, true)).isInstanceOf(Decision.Silence.class);
    }

    @Test
    void what_is_no_mac_and_no_beginning_of_one_is_refused() {
        assertThat(
                        List.of("", "0", "00:1", "phone", "00:1b:0c:18:bd:c1:00").stream()
                                .map(MacPrefix::read))
                .allMatch(Optional::isEmpty);
    }

    @Test
    void an_address_that_is_taken_goes_to_nobody_and_a_leased_one_stays() {
        var talk = new DhcpTalk(Scopes.Serve.PHONES, lan());
        var offered =
                talk.book
                        .offer(DhcpClient.of(PHONE), lan().subnet(), Optional.empty(), T0)
                        .orElseThrow();

        assertThat(talk.book.taken(offered, T0)).contains(T0.plusSeconds(600));
        assertThat(talk.addressed(phone(1))).isNotEqualTo(offered);
        assertThat(talk.book.taken(talk.addressed(phone(1)), T0)).isEmpty();
    }

    private static Decision heard(AccessLists access, MacAddress mac, boolean isPhone) {
        var scopes = new Scopes(List.of(lan()), Scopes.Serve.PHONES, access, Set.of(STATION));
        return new AddressDesk(scopes)
                .decide(
                        discover(mac),
                        DhcpTalk.BROADCAST,
                        new LeaseBook(scopes.addressSpaces()),
                        T0,
                        isPhone ? DhcpTalk.KNOWN : PhoneStanding.stranger());
    }

    private static MacPrefix prefix(String text) {
        return MacPrefix.read(text).orElseThrow();
    }
}
