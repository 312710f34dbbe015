package offhook.app;

import java.util.Optional;

/**
 * Settings of other DHCP servers as an {@code offhook.toml}, where their meaning is plain; what is
 * not carried over stands in it as a comment. Pure: text in, text out.
 */
final class ForeignSettings {
    private ForeignSettings() {}

    /** Empty if it is none that is known. */
    static Optional<String> translation(String text) {
        if (text.contains("[TFTPD32]") || text.contains("Lease_NumLeases")) {
            return Optional.of(Tftpd32Settings.translate(text).toml("a tftpd32.ini"));
        }
        if (text.contains("\"Dhcp4\"")) {
            return KeaSettings.translate(text).map(draft -> draft.toml("a Kea configuration"));
        }
        if (text.lines().anyMatch(line -> line.strip().matches("dhcp-range\\s*=.*"))) {
            return Optional.of(DnsmasqSettings.translate(text).toml("a dnsmasq.conf"));
        }
        if (text.matches("(?s).*\\bsubnet\\s+[\\d.]+\\s+netmask\\s+[\\d.]+\\s*\\{.*")) {
            return Optional.of(IscSettings.translate(text).toml("a dhcpd.conf"));
        }
        return Optional.empty();
    }
}
