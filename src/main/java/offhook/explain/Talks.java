package offhook.explain;

import java.time.Instant;

/** What has been heard on a network, in one capture or in several of it. */
final class Talks {
    final Fragments fragments = new Fragments();
    final Twins twins = new Twins();
    final TftpFlows transfers = new TftpFlows();
    final NamelessTransfers nameless = new NamelessTransfers();
    final DhcpTalk leases = new DhcpTalk();
    final TcpStreams streams = new TcpStreams();
    final HttpFiles downloads = new HttpFiles();
    final FrameOwners owners = new FrameOwners();
    private Instant until = Instant.EPOCH;

    void heardUntil(Instant at) {
        until = at.isAfter(until) ? at : until;
    }

    Instant until() {
        return until;
    }
}
