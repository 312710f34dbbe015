package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.desk.AccessLists;
import offhook.desk.DeskSettings;
import offhook.desk.Scope;
import offhook.desk.Scopes;
import offhook.dhcp.Pool;
import offhook.diagnosis.Finding;
import offhook.lab.LabModel;
import offhook.lab.PhoneStart;
import offhook.lab.VirtualPhone;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A phone calls for an address and is given none: every reason has its sentence. */
class UnservedPhonesTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Its clock runs a hundred times faster than the station's: it has called long enough. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private static final String CODE = "no-address";

    @TempDir Path folder;

    private static UnaryOperator<StationSetup> with(UnaryOperator<Scopes> change) {
        return setup -> {
            DeskSettings desk = setup.desk();
            return setup.with(
                    new DeskSettings(
                            change.apply(desk.scopes()),
                            desk.targets(),
                            desk.station(),
                            desk.convertingLease()));
        };
    }

    private Ward ward(UnaryOperator<Scopes> change) throws IOException {
        return new Ward(folder, with(change), List.of(), Ward.firmware());
    }

    private static VirtualPhone phone(Ward ward) {
        return ward.silent(ward.admit(start(ward)), SILENCE);
    }

    private static PhoneStart start(Ward ward) {
        return PhoneStart.running(LabModel.P7961, ward.nextMac(), "SCCP41.8-3-3S");
    }

    private static Scopes of(Scopes usual, Scope scope) {
        return new Scopes(List.of(scope), usual.serve(), usual.stationAddresses());
    }

    @Test
    void an_empty_pool_is_told_and_is_over_once_there_is_room() throws IOException {
        var one = new Pool(Ipv4.of("127.80.0.10"), Ipv4.of("127.80.0.10"));
        try (var ward =
                ward(usual -> of(usual, usual.scopes().getFirst().withPools(List.of(one))))) {
            VirtualPhone first = ward.admit(start(ward));
            ward.until(LIMIT, all -> all.says(first, "configuration-missing"));
            VirtualPhone second = phone(ward);

            ward.until(LIMIT, all -> all.says(second, CODE));

            Finding finding = ward.only(second, CODE);
            assertThat(finding.sentence())
                    .isEqualTo(
                            "the phone asks for an address and is given none: no address is left"
                                    + " for it in 127.0.0.0/8");
            assertThat(finding.remedy()).startsWith("make the pool larger or the lease shorter");
            ward.only(first, "configuration-missing");
        }
    }

    @Test
    void a_phone_on_the_list_of_the_denied_is_told_so() throws IOException {
        MacAddress mac = new MacAddress(0x001b_0c00_0000L + 1000);
        var denied = AccessLists.MacPrefix.read("00:1b:0c").orElseThrow();
        try (var ward =
                ward(
                        usual ->
                                new Scopes(
                                        usual.scopes(),
                                        usual.serve(),
                                        new AccessLists(List.of(), List.of(denied)),
                                        usual.stationAddresses()))) {
            VirtualPhone phone =
                    ward.silent(
                            ward.admit(PhoneStart.running(LabModel.P7961, mac, "SCCP41.8-3-3S")),
                            SILENCE);

            ward.until(LIMIT, all -> all.says(phone, CODE));

            Finding finding = ward.only(phone, CODE);
            assertThat(finding.sentence()).contains("nobody answers " + mac + " here (dhcp.deny)");
            assertThat(finding.remedy()).contains("take it off dhcp.deny");
        }
    }

    @Test
    void a_phone_on_a_wire_without_a_subnet_is_told_which() throws IOException {
        var elsewhere = Scope.of(offhook.address.Subnet.read("10.7.1.0/24").orElseThrow());
        try (var ward = ward(usual -> of(usual, elsewhere))) {
            VirtualPhone phone = phone(ward);

            ward.until(LIMIT, all -> all.says(phone, CODE));

            Finding finding = ward.only(phone, CODE);
            assertThat(finding.sentence())
                    .contains(
                            "it stands on the wire of 127.0.0.1 (lo), for which no subnet is set");
            assertThat(finding.remedy()).contains("dhcp.subnet");
        }
    }

    @Test
    void a_phone_that_nobody_answers_is_told_so_where_addresses_are_anothers_business()
            throws IOException {
        try (var ward =
                ward(
                        usual ->
                                new Scopes(
                                        usual.scopes(),
                                        Scopes.Serve.NOBODY,
                                        Set.of(Ipv4.LOOPBACK)))) {
            VirtualPhone phone = phone(ward);

            ward.until(LIMIT, all -> all.says(phone, CODE));

            Finding finding = ward.only(phone, CODE);
            assertThat(finding.sentence()).contains("nobody gives it one", "(dhcp.serve)");
            assertThat(finding.remedy()).contains("look whether that server runs", "VLAN");
        }
    }
}
