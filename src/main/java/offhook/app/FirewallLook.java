package offhook.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a firewall of this machine keeps phones out, as far as its own tools tell. */
final class FirewallLook {
    private static final long PATIENCE_SECONDS = 3;

    /** firewalld's rules for many zones have some hundred thousand. */
    private static final int OUTPUT_BYTES_MAX = 4 << 20;

    private static final int TFTP_PORT = 69;

    private static final String IPTABLES =
            "sudo %s -I INPUT -p udp -m multiport --dports %%d,%%d -j ACCEPT";

    /** As {@code 67,69/udp on eth1 ALLOW IN Anywhere}. */
    private static final Pattern UFW_RULE =
            Pattern.compile(
                    "(?<ports>Anywhere|[\\d,:]+)(/(?<protocol>udp|tcp))?( on \\S+)? +"
                            + "(?<action>ALLOW|LIMIT|DENY|REJECT)( IN)? +Anywhere *");

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
        var printed =
                new Printed(
                        output(List.of("ufw", "status", "verbose")),
                        output(List.of("firewall-cmd", "--list-all-zones")),
                        output(List.of("nft", "list", "ruleset")),
                        output(List.of("iptables", "-S")),
                        output(List.of("iptables-legacy", "-S")));
        return judge(printed, dhcpPort, tftpPort);
    }

    /** What the tools of Linux printed, each empty if it is not there. */
    record Printed(
            String ufw, String firewalld, String nft, String iptables, String iptablesLegacy) {}

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

    static Optional<Doctor.Check> judge(Printed printed, int dhcp, int tftp) {
        if (printed.ufw().startsWith("Status: active")) {
            boolean isOpen = isOpenInUfw(printed.ufw(), dhcp) && isOpenInUfw(printed.ufw(), tftp);
            return Optional.of(check("ufw", isOpen, "sudo ufw allow %d,%d/udp", dhcp, tftp));
        }
        if (printed.firewalld().contains("target: ")) {
            boolean isOpen = isOpenInFirewalld(printed.firewalld(), dhcp, tftp);
            String rule =
                    "sudo firewall-cmd --permanent --add-port=%d/udp --add-port=%d/udp, then"
                            + " sudo firewall-cmd --reload (with --zone=… if the card is not in the"
                            + " default zone)";
            return Optional.of(check("firewalld", isOpen, rule, dhcp, tftp));
        }
        return nftables(printed, dhcp, tftp)
                .or(() -> iptables("iptables", printed.iptables(), dhcp, tftp))
                .or(() -> iptables("iptables-legacy", printed.iptablesLegacy(), dhcp, tftp))
                .or(() -> unseen(printed));
    }

    /** The tools show their rules to root alone. */
    private static Optional<Doctor.Check> unseen(Printed printed) {
        boolean isRefused =
                Stream.of(printed.ufw(), printed.nft(), printed.iptables())
                        .anyMatch(it -> it.contains("root") || it.contains("not permitted"));
        return isRefused
                ? Optional.of(
                        new Doctor.Check(
                                "firewall",
                                true,
                                "none was seen, but its rules are shown to root only: sudo offhook"
                                        + " doctor looks again"))
                : Optional.empty();
    }

    private static Optional<Doctor.Check> nftables(Printed printed, int dhcp, int tftp) {
        Optional<String> shut = shutting(FirewallRules.ofNft(printed.nft()), dhcp, tftp);
        if (shut.isEmpty()) {
            return Optional.empty();
        }
        // Tables that iptables keeps are changed by iptables.
        boolean isOfIptables = shut.get().equals("ip filter INPUT");
        // At the front: behind a last "reject" it would do nothing.
        String rule = "sudo nft insert rule " + shut.get() + " udp dport '{ %d, %d }' accept";
        return Optional.of(
                isOfIptables
                        ? check("iptables", false, IPTABLES.formatted("iptables"), dhcp, tftp)
                        : check("nftables", false, rule, dhcp, tftp));
    }

    private static Optional<Doctor.Check> iptables(String tool, String rules, int dhcp, int tftp) {
        return shutting(FirewallRules.ofIptables(rules), dhcp, tftp)
                .map(chain -> check("iptables", false, IPTABLES.formatted(tool), dhcp, tftp));
    }

    private static Optional<String> shutting(FirewallRules rules, int dhcp, int tftp) {
        return rules.shutting(dhcp).or(() -> rules.shutting(tftp));
    }

    /**
     * The first rule that fits decides. A DISCOVER has no address yet, so what is let in from some
     * addresses only does not let it in.
     */
    private static boolean isOpenInUfw(String verbose, int port) {
        for (String line : verbose.lines().toList()) {
            Matcher rule = UFW_RULE.matcher(line);
            boolean isFit =
                    rule.matches()
                            && (rule.group("ports").equals("Anywhere")
                                    || FirewallRules.holds(rule.group("ports"), port))
                            && !"tcp".equals(rule.group("protocol"));
            if (isFit) {
                return rule.group("action").matches("ALLOW|LIMIT");
            }
        }
        return verbose.contains("Default: allow (incoming)");
    }

    /** A card is in one zone; which one is not known here, so each that is in use has to let in. */
    private static boolean isOpenInFirewalld(String zones, int dhcp, int tftp) {
        boolean isOpen = true;
        for (String zone : zones.split("\\R\\R")) {
            boolean isActive = zone.strip().lines().findFirst().orElse("").contains("active");
            if (isActive && !zone.contains("target: ACCEPT")) {
                isOpen &= isOpen(zone, dhcp, "dhcp") && isOpen(zone, tftp, "tftp");
            }
        }
        return isOpen;
    }

    private static boolean isOpen(String zone, int port, String service) {
        boolean isUsual = port == (service.equals("dhcp") ? Doctor.DHCP_PORT : TFTP_PORT);
        for (String line : zone.lines().map(String::strip).toList()) {
            List<String> words = List.of(line.split("[ :]+"));
            boolean isService = words.getFirst().equals("services") && isUsual;
            if (isService && words.contains(service)) {
                return true;
            }
            boolean isPorts = words.getFirst().equals("ports");
            if (isPorts && words.stream().anyMatch(it -> isUdp(it, port))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUdp(String word, int port) {
        return word.endsWith("/udp") && FirewallRules.holds(word.replace("/udp", ""), port);
    }

    private static Doctor.Check check(
            String name, boolean isOpen, String rule, int dhcpPort, int tftpPort) {
        return isOpen
                ? new Doctor.Check("firewall", true, name + " is on and lets phones in")
                : new Doctor.Check(
                        "firewall",
                        false,
                        name
                                + " is on and may keep phones out; let them in with: "
                                + rule.formatted(dhcpPort, tftpPort));
    }

    /** Both streams, in English. A large set of rules fills the pipe: it is read meanwhile. */
    private static String output(List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            process.getOutputStream().close();
            var printed =
                    CompletableFuture.supplyAsync(() -> text(process), Thread::startVirtualThread);
            return printed.completeOnTimeout("", PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .whenComplete((text, failure) -> process.destroyForcibly())
                    .join();
        } catch (IOException absent) {
            return "";
        }
    }

    private static String text(Process process) {
        try {
            return new String(
                    process.getInputStream().readNBytes(OUTPUT_BYTES_MAX), StandardCharsets.UTF_8);
        } catch (IOException ended) {
            return "";
        }
    }
}
