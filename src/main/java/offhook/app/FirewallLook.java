package offhook.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Whether a firewall of this machine keeps phones out, as far as its own tools tell. */
final class FirewallLook {
    private static final long PATIENCE_SECONDS = 3;

    /** firewalld's rules for many zones have some hundred thousand. */
    private static final int OUTPUT_BYTES_MAX = 4 << 20;

    /** As nft shows the chain of iptables. */
    private static final String INPUT_OF_IPTABLES = "ip filter INPUT";

    private FirewallLook() {}

    /** Empty if there is none, or none that tells us. */
    static Optional<Doctor.Check> look(List<ServedPorts.Entrance> entrances) {
        var windows =
                new WindowsRules(
                        netsh("show", "currentprofile", "state"),
                        netsh("firewall", "show", "rule", "name=Offhook"));
        return windows.isOn()
                ? Optional.of(FirewallAdvice.on(windows, entrances))
                : judge(
                        new Printed(
                                output(List.of("ufw", "status", "verbose")),
                                output(List.of("firewall-cmd", "--list-all-zones")),
                                output(List.of("nft", "list", "ruleset")),
                                output(List.of("iptables", "-S")),
                                output(List.of("iptables-legacy", "-S"))),
                        entrances);
    }

    /** What the tools of Linux printed, each empty if it is not there. */
    record Printed(
            String ufw, String firewalld, String nft, String iptables, String iptablesLegacy) {}

    static Optional<Doctor.Check> judge(Printed printed, List<ServedPorts.Entrance> entrances) {
        var ufw = new UfwRules(printed.ufw());
        if (ufw.isOn()) {
            return Optional.of(FirewallAdvice.on(ufw, entrances));
        }
        var firewalld = new FirewalldZones(printed.firewalld());
        if (firewalld.isOn()) {
            return Optional.of(FirewallAdvice.on(firewalld, entrances));
        }
        return FirewallAdvice.shut(filters(printed), entrances).or(() -> unseen(printed));
    }

    /** Each of them has to let in. What one iptables keeps is seen by the other or by nft too. */
    private static List<Firewall> filters(Printed printed) {
        boolean isLegacyUsual = printed.iptables().equals(printed.iptablesLegacy());
        var filters = new ArrayList<Firewall>();
        for (PacketFilter each : PacketFilter.of(PacketFilter.NFT, NftRules.read(printed.nft()))) {
            if (!each.input().equals(INPUT_OF_IPTABLES)) {
                filters.add(each);
            } else if (isLegacyUsual) {
                // Tables that iptables keeps are changed by iptables.
                filters.add(new PacketFilter("iptables-nft", each.rules(), each.input()));
            }
        }
        filters.addAll(PacketFilter.of("iptables", IptablesRules.read(printed.iptables())));
        if (!isLegacyUsual) {
            var legacy = IptablesRules.read(printed.iptablesLegacy());
            filters.addAll(PacketFilter.of("iptables-legacy", legacy));
        }
        return filters;
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

    private static String netsh(String... words) {
        return output(Stream.concat(Stream.of("netsh", "advfirewall"), Stream.of(words)).toList());
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
