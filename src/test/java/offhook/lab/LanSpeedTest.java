package offhook.lab;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.tftp.FileContent;
import offhook.tftp.IdleWatcher;
import offhook.tftp.TftpInput;
import offhook.tftp.TransferTable;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How fast virtual time passes; a figure to look at, not a condition. */
@EnabledIfSystemProperty(named = "offhook.bench", matches = "true")
class LanSpeedTest {
    /** Everybody gets the same files; addresses come from the stand-in. */
    private static final class Plain implements LanStation, TransferTable.Files {
        final Map<String, Bytes> files = new HashMap<>();
        final VirtualLan lan;
        final VirtualTftp tftp;
        final StandInDhcp dhcp = new StandInDhcp(ScriptedStation.ADDRESS);

        Plain(VirtualLan lan) {
            this.lan = lan;
            this.tftp = new VirtualTftp(lan, ScriptedStation.ADDRESS, this, new IdleWatcher() {});
            lan.connect(this);
        }

        @Override
        public TransferTable.Answer answer(
                Endpoint client, Endpoint asked, Endpoint ours, TftpInput.ReadRequest request) {
            Bytes file = files.get(request.file());
            if (request.file().startsWith("SEP")) {
                file = files.get("SEP");
            }
            return file == null
                    ? new TransferTable.Answer.Refuse(1, "File not found", "")
                    : new TransferTable.Answer.Serve(FileContent.of(file), "");
        }

        @Override
        public void onDatagram(Endpoint from, Endpoint to, ByteBuffer datagram, long now) {
            if (to.port() == 67) {
                dhcp.answer(datagram)
                        .ifPresent(
                                reply -> {
                                    var bytes = new byte[reply.remaining()];
                                    reply.get(bytes);
                                    lan.sendFromStation(
                                            new Endpoint(ScriptedStation.ADDRESS, 67),
                                            new Endpoint(Ipv4.BROADCAST, 68),
                                            bytes);
                                });
            } else {
                tftp.onDatagram(from, to, datagram, now);
            }
        }

        @Override
        public void onTime(long now) {
            tftp.onTime(now);
        }

        @Override
        public long dueAt() {
            return tftp.dueAt();
        }
    }

    @Test
    void a_thousand_phones_take_a_load_through_five_percent_loss() {
        for (int round = 0; round < 3; round++) {
            var lan = new VirtualLan(1, List.of(new LanFault.Drop(0.05)), (now, phone, what) -> {});
            var plain = new Plain(lan);
            plain.files.put(
                    "SEP",
                    Bytes.ofText(
                            "<device><loadInformation>SIP41.8-5-2S</loadInformation></device>"));
            plain.files.putAll(
                    MadeUpFirmware.of(
                                    ((offhook.phone.LoadNameReading.Named)
                                                    offhook.phone.LoadNames.read("SIP41.8-5-2S"))
                                            .name(),
                                    3,
                                    MadeUpSizes.ofBytes(150_000))
                            .files());
            for (int i = 0; i < 1000; i++) {
                lan.plugIn(
                        PhoneStart.running(
                                LabModel.P7961, new MacAddress(0x1b0c180000L + i), "SCCP41.8-3-3S"),
                        i * 1_000_000L);
            }

            long before = System.nanoTime();
            lan.run(
                    3_600_000_000_000L,
                    () ->
                            lan.phones().stream()
                                    .allMatch(phone -> phone.load().get().startsWith("SIP")));
            double seconds = (System.nanoTime() - before) / 1e9;

            System.err.printf(
                    "%,d datagrams in %.1f s: %,.0f a second, virtual %.0f s%n",
                    lan.deliveries(), seconds, lan.deliveries() / seconds, lan.nowNanos() / 1e9);
            assertThat(lan.phones())
                    .allMatch(phone -> phone.load().orElseThrow().startsWith("SIP"));
        }
    }
}
