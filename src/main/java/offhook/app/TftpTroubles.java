package offhook.app;

import offhook.tftp.TransferCounts;
import offhook.tftp.TransferCounts.Kind;
import offhook.udp.TftpPort;

import java.util.ArrayList;
import java.util.List;

/** What others made too much of at the file port, in sentences. */
final class TftpTroubles {
    private TftpTroubles() {}

    static List<String> of(TftpPort tftp) {
        var sentences = new ArrayList<String>();
        long drops = tftp.drops().orElse(0);
        if (drops > 0) {
            sentences.add(
                    "the system dropped "
                            + drops
                            + " TFTP packets before they reached the station: it was too busy, or"
                            + " its buffer too small (sysctl net.core.rmem_max=4194304 allows a"
                            + " larger one); phones ask again.");
        }
        TransferCounts counts = tftp.counts();
        if (counts.of(Kind.NO_ROOM) > 0) {
            sentences.add(
                    counts.of(Kind.NO_ROOM)
                            + " requests for files were left unanswered as too many transfers were"
                            + " under way; phones ask again ([tftp] transfers allows more).");
        }
        if (counts.of(Kind.NO_ROOM_FOR_CLIENT) > 0) {
            sentences.add(
                    counts.of(Kind.NO_ROOM_FOR_CLIENT)
                            + " requests for files were left unanswered as their addresses had too"
                            + " many transfers under way ([tftp] transfers-per-client allows"
                            + " more, for phones behind one address).");
        }
        return List.copyOf(sentences);
    }
}
