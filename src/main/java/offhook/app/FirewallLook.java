package offhook.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether a firewall of this machine keeps phones out, as far as its own tools tell. */
final class FirewallLook {
    private static final long PATIENCE_SECONDS = 3;

    private FirewallLook() {}

    /** Empty if there is none, or none that tells us. */
    static Optional<Doctor.Check> look(int dhcpPort, int tftpPort) {
        Optional<Doctor.Check> windows =
                judgeWindows(
                        output(List.of("netsh", "advfirewall", "show", "currentprofile", "state")),
                        output(
                                List.of(
                                        "netsh",
                                        "advfirewall",
                                        "firewall",
                                        "show",
                                        "rule",
                                        "name=Offhook")),
                        dhcpPort,
                        tftpPort);
        if (windows.isPresent()) {
            return windows;
        }
        String ufw = output(List.of("ufw", "status"));
        String firewalld = output(List.of("firewall-cmd", "--state"));
        String nft = output(List.of("nft", "list", "ruleset"));
        String iptables = output(List.of("iptables", "-S", "INPUT"));
        return judge(ufw, firewalld, nft, iptables, dhcpPort, tftpPort);
    }

    /**
     * @param state as netsh printed it in whatever language: ON is a word of its own in all of them
     *     that say so in English; others are told the rule as well
     */
    static Optional<Doctor.Check> judgeWindows(String state, String rule, int dhcp, int tftp) {
        if (state.isBlank() || state.matches("(?s).*\\bOFF\\b.*")) {
            return Optional.empty();
        }
        boolean isOpen = rule.contains(String.valueOf(dhcp)) && rule.contains(String.valueOf(tftp));
        String opening =
                "netsh advfirewall firewall add rule name=Offhook dir=in action=allow protocol=UDP"
                        + " localport=%d,%d (as administrator)";
        return Optional.of(check("Windows' firewall", isOpen, opening, dhcp, tftp));
    }

    /** Each as the tool printed it, empty if it is not there. */
    static Optional<Doctor.Check> judge(
            String ufw, String firewalld, String nft, String iptables, int dhcp, int tftp) {
        if (ufw.startsWith("Status: active")) {
            boolean isOpen = ufw.contains(dhcp + "/udp") && ufw.contains(tftp + "/udp");
            return Optional.of(check("ufw", isOpen, "sudo ufw allow %d,%d/udp", dhcp, tftp));
        }
        if (firewalld.startsWith("running")) {
            String rule =
                    "sudo firewall-cmd --permanent --add-port=%d/udp --add-port=%d/udp, then"
                            + " sudo firewall-cmd --reload";
            return Optional.of(check("firewalld", false, rule, dhcp, tftp));
        }
        if (nft.contains("hook input") && nft.contains("policy drop")) {
            boolean isOpen = names(nft, dhcp) && names(nft, tftp);
            String rule = "sudo nft add rule inet filter input udp dport '{ %d, %d }' accept";
            return Optional.of(check("nftables", isOpen, rule, dhcp, tftp));
        }
        if (iptables.contains("-P INPUT DROP")) {
            boolean isOpen = names(iptables, dhcp) && names(iptables, tftp);
            String rule = "sudo iptables -I INPUT -p udp -m multiport --dports %d,%d -j ACCEPT";
            return Optional.of(check("iptables", isOpen, rule, dhcp, tftp));
        }
        return Optional.empty();
    }

    private static Doctor.Check check(
            String name, boolean isOpen, String rule, int dhcpPort, int tftpPort) {
        return isOpen
                ? new Doctor.Check(
                        "firewall", true, name + " is on and names ports of phones already")
                : new Doctor.Check(
                        "firewall",
                        false,
                        name
                                + " is on and may keep phones out; let them in with: "
                                + rule.formatted(dhcpPort, tftpPort));
    }

    private static boolean names(String rules, int port) {
        return rules.matches("(?s).*\\b" + port + "\\b.*");
    }

    private static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException absent) {
            return "";
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
