package offhook.udp;

/** Which ports our ends of transfers have. */
public sealed interface TftpDataPorts {
    /** Whatever the system gives; the usual. */
    record Any() implements TftpDataPorts {}

    /** For a firewall that lets only these through; both ends belong to it. */
    record Between(int first, int last) implements TftpDataPorts {
        public Between {
            if (first < 1 || last > 0xffff || first > last) {
                throw new IllegalArgumentException("TFTP data ports: " + first + "-" + last);
            }
        }
    }

    /** The port that was asked: everything from 69, for containers and strict firewalls. */
    record AsAsked() implements TftpDataPorts {}
}
