package offhook.app;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.lab.LabModel;
import offhook.lab.LabServers;
import offhook.lab.MadeUpFirmware;
import offhook.lab.MadeUpSizes;
import offhook.lab.PhoneActivity;
import offhook.lab.PhoneStart;
import offhook.lab.RealLab;
import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;
import offhook.tftp.FileContent;
import offhook.tftp.IdleWatcher;
import offhook.tftp.TftpInput;
import offhook.tftp.TftpLimits;
import offhook.tftp.TransferTable;
import offhook.udp.TftpPort;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The same phones over real sockets, against our real TFTP port on loopback. */
class RealLabTest {
    private static final class Folder implements TransferTable.Files, IdleWatcher {
        final Map<String, Bytes> files = new ConcurrentHashMap<>();

        @Override
        public TransferTable.Answer answer(
                Endpoint client, Endpoint asked, Endpoint ours, TftpInput.ReadRequest request) {
            Bytes file = files.get(request.file().replaceFirst("^SEP.*", "SEP"));
            return file == null
                    ? new TransferTable.Answer.Refuse(1, "File not found", "")
                    : new TransferTable.Answer.Serve(FileContent.of(file), "");
        }
    }

    @Test
    void phones_on_real_sockets_reach_the_load_they_are_told() throws Exception {
        var folder = new Folder();
        var load = ((LoadNameReading.Named) LoadNames.read("SIP41.8-5-2S")).name();
        folder.files.putAll(MadeUpFirmware.of(load, 7, MadeUpSizes.small()).files());
        folder.files.put(
                "SEP",
                Bytes.ofText("<device><loadInformation>SIP41.8-5-2S</loadInformation></device>"));
        var screens = new ArrayList<String>();

        try (var port =
                new TftpPort(List.of(Ipv4.LOOPBACK), 0, TftpLimits.DEFAULT, folder, folder)) {
            port.start();
            var tftp =
                    new InetSocketAddress(
                            InetAddress.getLoopbackAddress(), port.ports().getFirst().port());
            try (var lab =
                    new RealLab(
                            new LabServers(Optional.empty(), tftp),
                            1,
                            500,
                            List.of(),
                            (now, phone, what) -> screens.add(what))) {
                for (int i = 0; i < 10; i++) {
                    lab.plugIn(
                            PhoneStart.running(
                                    LabModel.P7961,
                                    new MacAddress(0x1b0c18bd00L + i),
                                    "SCCP41.8-3-3S"),
                            Duration.ofMillis(i));
                }

                boolean isDone =
                        lab.run(
                                Duration.ofSeconds(30),
                                () ->
                                        lab.phones().stream()
                                                .allMatch(
                                                        phone ->
                                                                phone.activity()
                                                                                == PhoneActivity
                                                                                        .RUNNING
                                                                        && phone.load()
                                                                                .equals(
                                                                                        Optional.of(
                                                                                                "SIP41.8-5-2S"))));

                assertThat(isDone).as(() -> String.join("\n", screens)).isTrue();
            }
        }
    }
}
