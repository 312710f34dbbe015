package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.desk.Scope;
import offhook.dhcp.Pool;
import offhook.disk.PhoneData;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Other servers' settings, in their own words, become ours. */
class ForeignSettingsTest {
    private static final Ipv4 ONE = Ipv4.of("192.168.1.1");
    private static final MacAddress PHONE = MacAddress.read("00:1b:0c:18:bd:c1").orElseThrow();

    /** As the how-to of 2011 tells everybody to fill it in. */
    @Test
    void a_tftpd32_ini_with_the_number_turned_round_names_192_168_1_1() {
        String ini =
                """
                [DHCP]\r
                IP_Pool=192.168.1.2\r
                PoolSize=250\r
                Mask=255.255.255.0\r
                Gateway=192.168.1.1\r
                DNS=0.0.0.0\r
                Lease (minutes)=2880\r
                AddOptionNumber1=150\r
                AddOptionValue1=0x0101A8C0\r
                Lease_NumLeases=0\r
                [TFTPD32]\r
                BaseDirectory=C:\\tftp\r
                """;

        Scope scope = only(ini);

        assertThat(scope.subnet()).isEqualTo(Subnet.read("192.168.1.0/24").orElseThrow());
        assertThat(scope.pools())
                .containsExactly(Pool.read("192.168.1.2-192.168.1.251").orElseThrow());
        assertThat(scope.router()).contains(ONE);
        assertThat(scope.dns()).isEmpty();
        assertThat(scope.tftp()).containsExactly(ONE);
        assertThat(scope.lease()).isEqualTo(Duration.ofDays(2));
        assertThat(ForeignSettings.translation(ini).orElseThrow())
                .contains("0x0101A8C0 is 192.168.1.1", "BaseDirectory C:\\tftp");
    }

    @Test
    void an_old_tftpd32_ini_has_its_addresses_as_numbers_and_a_new_one_types_before_its_values() {
        assertThat(only("[TFTPD32]\n[DHCP]\nIP_Pool=33663168\nPoolSize=9\nMask=16777215\n").pools())
                .containsExactly(Pool.read("192.168.1.2-192.168.1.10").orElseThrow());
        assertThat(
                        only("[TFTPD32]\n[DHCP]\nIP_Pool=192.168.1.2\nMask=255.255.255.0\n"
                                        + "AddOptionNumber2=150\nAddOptionValue2=i 192.168.1.1\n")
                                .tftp())
                .containsExactly(ONE);
        assertThat(
                        only("[TFTPD32]\n[DHCP]\nIP_Pool=192.168.1.2\nMask=255.255.255.0\n"
                                        + "AddOptionNumber1=150\nAddOptionValue1=0xC0A80101\n")
                                .tftp())
                .as("written the right way round, which tftpd32 sent wrong")
                .containsExactly(ONE);
    }

    @Test
    void a_dnsmasq_conf_is_read() {
        Scope scope =
                only(
                        """
                        # phones
                        interface=eth1
                        dhcp-authoritative
                        dhcp-range=set:phones,192.168.1.50,192.168.1.99,255.255.255.0,12h
                        dhcp-option=option:router,192.168.1.1
                        dhcp-option=tag:phones,150,192.168.1.1
                        dhcp-option=42,192.168.1.3
                        dhcp-host=00:1b:0c:18:bd:c1,192.168.1.7,SEP001B0C18BDC1
                        """);

        assertThat(scope.pools())
                .containsExactly(Pool.read("192.168.1.50-192.168.1.99").orElseThrow());
        assertThat(scope.router()).contains(ONE);
        assertThat(scope.tftp()).containsExactly(ONE);
        assertThat(scope.lease()).isEqualTo(Duration.ofHours(12));
        assertThat(scope.extra()).singleElement().matches(option -> option.code() == 42);
        assertThat(scope.reservations()).isEqualTo(Map.of(PHONE, Ipv4.of("192.168.1.7")));
    }

    @Test
    void a_dhcpd_conf_is_read() {
        Scope scope =
                only(
                        """
                        option cisco-tftp code 150 = array of ip-address;
                        default-lease-time 3000000; # long
                        option routers 192.168.1.254;
                        subnet 192.168.1.0 netmask 255.255.255.0 {
                          range 192.168.1.50 192.168.1.99;
                          option routers 192.168.1.1;
                          option tftp-server-name "192.168.1.1";
                          option cisco-tftp 192.168.1.1, 192.168.1.2;
                        }
                        host phone { hardware ethernet 00:1b:0c:18:bd:c1;
                                     fixed-address 192.168.1.7; }
                        """);

        assertThat(scope.router()).contains(ONE);
        assertThat(scope.tftp()).containsExactly(ONE, Ipv4.of("192.168.1.2"));
        assertThat(scope.lease()).isEqualTo(Duration.ofSeconds(3_000_000));
        assertThat(scope.reservations()).isEqualTo(Map.of(PHONE, Ipv4.of("192.168.1.7")));
    }

    @Test
    void a_kea_configuration_is_read() {
        Scope scope =
                only(
                        """
                        { "Dhcp4": { // comment
                          "valid-lifetime": 7200,
                          "option-def": [ { "name": "cisco-tftp", "code": 150,
                                            "type": "ipv4-address", "array": true } ],
                          "option-data": [ { "name": "cisco-tftp", "data": "192.168.1.1" } ],
                          "subnet4": [ { "subnet": "192.168.1.0/24",
                            "pools": [ { "pool": "192.168.1.50 - 192.168.1.99" } ],
                            "option-data": [ { "name": "routers", "data": "192.168.1.1" } ],
                            "reservations": [ { "hw-address": "00:1b:0c:18:bd:c1",
                                                "ip-address": "192.168.1.7" } ] } ] } }
                        """);

        assertThat(scope.pools())
                .containsExactly(Pool.read("192.168.1.50-192.168.1.99").orElseThrow());
        assertThat(scope.router()).contains(ONE);
        assertThat(scope.tftp()).containsExactly(ONE);
        assertThat(scope.lease()).isEqualTo(Duration.ofHours(2));
        assertThat(scope.reservations()).isEqualTo(Map.of(PHONE, Ipv4.of("192.168.1.7")));
    }

    @Test
    void what_says_too_little_is_told_with_what_to_write() {
        var reader = reader("[TFTPD32]\nBaseDirectory=.\n[DHCP]\nLease_NumLeases=0\n");
        reader.read();

        assertThat(reader.faults())
                .singleElement()
                .asString()
                .contains("offhook.toml (translated):", "subnet is missing");
    }

    @Test
    void our_own_settings_are_not_translated() {
        assertThat(ForeignSettings.translation("[dhcp]\nlease = \"1h\"\n")).isEmpty();
    }

    private static Scope only(String text) {
        var reader = reader(text);
        List<Scope> scopes = reader.read().dhcp().scopes();
        assertThat(reader.faults()).isEmpty();
        assertThat(scopes).hasSize(1);
        return scopes.getFirst();
    }

    private static StationSettingsReader reader(String text) {
        return new StationSettingsReader("offhook.toml", text, PhoneData.catalogue());
    }
}
