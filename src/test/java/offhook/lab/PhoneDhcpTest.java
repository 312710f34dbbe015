package offhook.lab;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Ipv4;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

class PhoneDhcpTest {
    private static final PhoneStart JAVA = PhoneBench.running(LabModel.P7911, "SCCP11.8-3-3S");

    private static List<Integer> codes(DhcpMessage message) {
        return message.options().stream().map(DhcpOption::code).toList();
    }

    private static UnaryOperator<Optional<DhcpMessage>> replacing(int code, Bytes value) {
        return reply ->
                reply.map(
                        message -> {
                            var options = new ArrayList<>(message.options());
                            options.removeIf(option -> option.code() == code);
                            if (!value.isEmpty()) {
                                options.add(new DhcpOption(code, value));
                            }
                            return new DhcpMessage(
                                    message.op(),
                                    message.htype(),
                                    message.hops(),
                                    message.xid(),
                                    message.secs(),
                                    message.flags(),
                                    message.ciaddr(),
                                    message.yiaddr(),
                                    message.siaddr(),
                                    message.giaddr(),
                                    message.chaddr(),
                                    message.sname(),
                                    message.file(),
                                    options);
                        });
    }

    @Test
    void a_discover_looks_like_the_one_of_a_real_7911() {
        var bench = new PhoneBench(JAVA);
        bench.run(Duration.ofSeconds(40));

        DhcpMessage discover = bench.station.heard.getFirst();
        assertThat(codes(discover)).containsExactly(53, 61, 12, 60, 55);
        assertThat(discover.option(60).orElseThrow().text())
                .isEqualTo("Cisco Systems, Inc. IP Phone CP-7911G\0");
        assertThat(discover.text(12)).contains(PhoneBench.MAC.deviceName());
        assertThat(discover.option(55)).contains(Bytes.of(1, 66, 6, 3, 15, 150, 35));
        assertThat(discover.wantsBroadcast()).isTrue();
        assertThat(codes(bench.station.heard.get(1))).containsExactly(53, 54, 61, 12, 60, 50, 55);
    }

    @Test
    void a_7960_has_its_own_order_and_its_mac_in_the_transaction_id() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7960, "P0S3-8-12-00"));
        bench.run(Duration.ofSeconds(40));

        DhcpMessage discover = bench.station.heard.getFirst();
        assertThat(codes(discover)).containsExactly(53, 61, 60, 12, 55);
        assertThat(discover.xid()).isEqualTo(0x0c18bdc1);
    }

    @Test
    void an_old_image_does_not_say_its_model() {
        var bench = new PhoneBench(PhoneBench.running(LabModel.P7960, "P00303010102"));
        bench.run(Duration.ofSeconds(40));

        assertThat(bench.station.heard.getFirst().text(60))
                .contains("Cisco Systems, Inc. IP Phone");
    }

    @Test
    void an_address_of_an_earlier_life_is_asked_after_0_4_12_28_seconds_then_discover_at_60() {
        var bench = new PhoneBench(JAVA.remembering(Ipv4.of("10.79.3.3")));
        bench.station.dhcp = reply -> Optional.empty();

        bench.run(Duration.ofSeconds(110));

        long first = bench.station.heardAt.getFirst();
        assertThat(
                        bench.station.heardAt.stream()
                                .map(at -> Math.round((at - first) / 1e9))
                                .toList())
                .startsWith(0L, 4L, 12L, 28L, 60L);
        assertThat(codes(bench.station.heard.getFirst())).containsExactly(53, 61, 12, 60, 50, 55);
        assertThat(bench.station.heard.get(4).kind()).contains(DhcpKind.DISCOVER);
    }

    @Test
    void after_a_restart_it_asks_for_the_address_it_had() {
        var bench = new PhoneBench(JAVA);
        bench.run(Duration.ofMinutes(2));
        bench.lan.pressRestart(bench.phone);
        int before = bench.station.heard.size();
        bench.run(Duration.ofMinutes(1));

        DhcpMessage request = bench.station.heard.get(before);
        assertThat(codes(request)).containsExactly(53, 61, 12, 60, 50, 55);
        assertThat(request.address(50)).contains(bench.phone.address());
    }

    @Test
    void a_malformed_option_150_makes_it_leave_the_whole_lease() {
        var bench = new PhoneBench(JAVA);
        bench.station.dhcp = replacing(150, Bytes.ofText("10.136.123.11"));

        bench.run(Duration.ofMinutes(2));

        assertThat(bench.phone.address()).isEqualTo(Ipv4.ANY);
        assertThat(bench.station.heard)
                .allMatch(it -> it.kind().orElseThrow() == DhcpKind.DISCOVER);
    }

    @Test
    void option_66_alone_will_do() {
        var bench = new PhoneBench(JAVA);
        bench.station.dhcp =
                reply ->
                        replacing(66, Bytes.ofText("10.79.0.1"))
                                .apply(replacing(150, Bytes.EMPTY).apply(reply));

        bench.run(Duration.ofMinutes(2));

        assertThat(bench.asked()).isNotEmpty();
    }

    @Test
    void without_a_tftp_address_a_factory_loader_does_dhcp_each_20_seconds_for_ever() {
        var bench =
                new PhoneBench(PhoneStart.factoryReset(LabModel.P7970, PhoneBench.MAC, "8-3-1"));
        bench.station.dhcp = replacing(150, Bytes.EMPTY);

        bench.run(Duration.ofMinutes(5));

        assertThat(bench.station.asked).isEmpty();
        assertThat(bench.station.heard.size()).isBetween(24, 32);
    }

    @Test
    void without_a_tftp_address_a_universal_loader_shows_why() {
        var bench =
                new PhoneBench(
                        PhoneStart.factoryReset(LabModel.P7960, PhoneBench.MAC, "P003-8-12-00"));
        bench.station.dhcp = replacing(150, Bytes.EMPTY);

        bench.run(Duration.ofMinutes(5));

        assertThat(bench.station.asked).isEmpty();
        assertThat(bench.screen).contains("Protocol Application Invalid");
    }

    @Test
    void it_renews_at_half_of_its_lease_from_its_address() {
        var bench = new PhoneBench(JAVA);
        bench.station.leaseSeconds = 60;

        bench.run(Duration.ofMinutes(2));

        DhcpMessage renewal = bench.station.heard.get(2);
        assertThat(codes(renewal)).containsExactly(53, 61, 12, 60, 55);
        assertThat(renewal.ciaddr()).isEqualTo(bench.phone.address());
        long gap = bench.station.heardAt.get(2) - bench.station.heardAt.get(1);
        assertThat(gap / 1_000_000_000L).isEqualTo(30);
    }

    @Test
    void a_refused_renewal_makes_the_whole_phone_start_over() {
        var bench = new PhoneBench(JAVA);
        bench.station.leaseSeconds = 200;
        bench.run(Duration.ofSeconds(90));
        assertThat(bench.phone.boots()).isEqualTo(1);
        bench.station.refusesRenewal = true;

        bench.run(Duration.ofSeconds(100));

        assertThat(bench.phone.boots()).isEqualTo(2);
        assertThat(bench.screen).contains("restarts: 21: Phone-Re-IP");
    }

    @Test
    void an_unanswered_lease_ends_and_the_phone_starts_over() {
        var bench = new PhoneBench(JAVA);
        bench.station.leaseSeconds = 100;
        bench.run(Duration.ofSeconds(45));
        bench.station.dhcp = reply -> Optional.empty();

        bench.run(Duration.ofSeconds(120));

        assertThat(bench.phone.boots()).isEqualTo(2);
        assertThat(bench.phone.address()).isEqualTo(Ipv4.ANY);
    }

    @Test
    void after_seven_eighths_of_its_lease_it_asks_everybody() {
        var bench = new PhoneBench(JAVA);
        bench.station.leaseSeconds = 160;
        bench.run(Duration.ofSeconds(60));
        bench.station.dhcp = reply -> Optional.empty();
        bench.run(Duration.ofSeconds(120));

        long granted = bench.station.heardAt.get(1);
        for (int i = 2; i < bench.station.heard.size(); i++) {
            long after = (bench.station.heardAt.get(i) - granted) / 1_000_000_000L;
            boolean isLate = after >= 140;
            assertThat(bench.station.heardBy.get(i))
                    .as("after " + after + " s")
                    .isEqualTo(isLate ? Ipv4.BROADCAST : ScriptedStation.ADDRESS);
        }
        assertThat(bench.station.heardBy).endsWith(Ipv4.BROADCAST);
    }
}
