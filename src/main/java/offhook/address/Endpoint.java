package offhook.address;

/** An address and a UDP port: one end of a transfer. */
public record Endpoint(Ipv4 address, int port) {
    public Endpoint {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port: " + port);
        }
    }

    @Override
    public String toString() {
        return address + ":" + port;
    }
}
