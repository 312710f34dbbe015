package offhook.address;

import java.util.Optional;

/**
 * A network in prefix form, {@code 192.168.1.0/24}.
 *
 * @param network the first address; bits behind the prefix are zero
 * @param prefixBits 0 to 32
 */
public record Subnet(Ipv4 network, int prefixBits) {
    public Subnet {
        if (prefixBits < 0 || prefixBits > 32) {
            throw new IllegalArgumentException(
                    "subnet prefix: " + prefixBits + ", expected 0 to 32");
        }
        if ((network.value() & ~maskBits(prefixBits)) != 0) {
            throw new IllegalArgumentException(
                    "subnet " + network + "/" + prefixBits + ": bits set behind the prefix");
        }
    }

    /** The subnet that this address lies in. */
    public static Subnet around(Ipv4 address, int prefixBits) {
        return new Subnet(new Ipv4(address.value() & maskBits(prefixBits)), prefixBits);
    }

    public static Optional<Subnet> read(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || !text.substring(slash + 1).strip().matches("\\d{1,2}")) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(text.substring(slash + 1).strip());
        if (prefix > 32) {
            return Optional.empty();
        }
        return Ipv4.read(text.substring(0, slash))
                .filter(network -> (network.value() & ~maskBits(prefix)) == 0)
                .map(network -> new Subnet(network, prefix));
    }

    public boolean contains(Ipv4 address) {
        return (address.value() & maskBits(prefixBits)) == network.value();
    }

    public Ipv4 mask() {
        return new Ipv4(maskBits(prefixBits));
    }

    public Ipv4 broadcast() {
        return new Ipv4(network.value() | ~maskBits(prefixBits));
    }

    private static int maskBits(int prefixBits) {
        return prefixBits == 0 ? 0 : -1 << (32 - prefixBits);
    }

    @Override
    public String toString() {
        return network + "/" + prefixBits;
    }
}
