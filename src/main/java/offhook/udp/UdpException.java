package offhook.udp;

import offhook.address.Ipv4;

/** A socket could not be had. The message is a sentence for the operator: what, why, what to do. */
public final class UdpException extends RuntimeException {
    UdpException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /**
     * @param why as the system says it
     */
    static UdpException refused(Ipv4 address, int port, String why, Throwable cause) {
        String todo;
        if (why.contains("ermission denied")) {
            todo =
                    "ports under 1024 need root (sudo) or the capability cap_net_bind_service;"
                            + " --tftp-port takes another one, but phones only ask port 69";
        } else if (why.contains("in use")) {
            todo = "another TFTP server holds it: stop that one first";
        } else if (why.contains("assign requested")) {
            todo = "this machine has no such address: see --interface and --listen";
        } else {
            todo = "see --listen and --tftp-port";
        }
        return new UdpException(
                "TFTP: UDP port "
                        + port
                        + " of "
                        + address
                        + " cannot be had ("
                        + why
                        + "); "
                        + todo,
                cause);
    }
}
