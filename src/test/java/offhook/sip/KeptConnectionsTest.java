package offhook.sip;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.net.ExtendedSocketOptions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

@Timeout(20)
final class KeptConnectionsTest {
    /** On a bench phones lose their power all day, and each left a connection that counted. */
    @Test
    void a_phone_that_lost_its_power_is_noticed_within_two_minutes() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new KeptConnections().createServerSocket(0, 5, here);
                Socket phone = new Socket(here, server.getLocalPort());
                Socket ours = server.accept()) {
            assertThat(phone.isConnected()).isTrue();
            assertThat(ours.getKeepAlive()).isTrue();
            if (ours.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
                int idle = ours.getOption(ExtendedSocketOptions.TCP_KEEPIDLE);
                int every = ours.getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL);
                int times = ours.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT);
                assertThat(idle + every * times).isLessThanOrEqualTo(120);
            }
        }
    }

    @Test
    void the_library_takes_its_sockets_from_there() {
        assertThat(SipStackSettings.of("trial"))
                .containsEntry("gov.nist.javax.sip.NETWORK_LAYER", "offhook.sip.KeptConnections");
    }
}
