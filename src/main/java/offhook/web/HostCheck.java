package offhook.web;

import offhook.address.Ipv4;

import java.util.Locale;

/**
 * Whether a Host header means this station. A page of the internet whose name is made to point here
 * (DNS rebinding) sends its own name, never an address.
 */
final class HostCheck {
    private final String listen;
    private final boolean isEverywhere;

    /**
     * @param listen the address or name that the page listens on
     */
    HostCheck(String listen) {
        this.listen = bare(listen);
        this.isEverywhere = this.listen.equals("0.0.0.0") || this.listen.equals("::");
    }

    boolean isEverywhere() {
        return isEverywhere;
    }

    /** Only this machine can reach it. */
    boolean isLoopback() {
        return listen.equals("localhost")
                || listen.equals("::1")
                || Ipv4.read(listen).filter(Ipv4::isLoopback).isPresent();
    }

    /**
     * @param host with or without port; empty if none was sent
     */
    boolean accepts(String host) {
        String name = bare(withoutPort(host));
        if (name.isEmpty()) {
            return false;
        }
        var address = Ipv4.read(name);
        return name.equals("localhost")
                || name.equals("::1")
                || name.equals(listen)
                || address.filter(Ipv4::isLoopback).isPresent()
                || isEverywhere && (address.isPresent() || name.contains(":"));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean isBareIpv6 = host.indexOf(':') != colon && !host.startsWith("[");
        return colon < 0 || host.endsWith("]") || isBareIpv6 ? host : host.substring(0, colon);
    }

    /** Lower case, without the brackets of an IPv6 address and the dot at the end of a name. */
    private static String bare(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            return name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
