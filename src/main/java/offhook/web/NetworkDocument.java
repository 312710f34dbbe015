package offhook.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the station stands: cards, subnets, leases, others, and what the doctor says. */
public record NetworkDocument(
        List<Card> interfaces,
        boolean givesAddresses,
        List<Subnet> subnets,
        List<Lease> leases,
        List<Server> otherServers,
        List<Advice> doctor,
        FirstRun firstRun) {
    public NetworkDocument {
        interfaces = List.copyOf(interfaces);
        subnets = List.copyOf(subnets);
        leases = List.copyOf(leases);
        otherServers = List.copyOf(otherServers);
        doctor = List.copyOf(doctor);
    }

    /**
     * @param link it is up and something is plugged in
     * @param served the station serves it now
     */
    public record Card(
            String name,
            String address,
            String subnet,
            boolean link,
            boolean loopback,
            boolean served,
            Optional<String> mac) {}

    /**
     * @param free addresses of the pools that nobody has
     */
    public record Subnet(
            String subnet,
            List<String> pools,
            Optional<String> router,
            List<String> tftp,
            long size,
            long used,
            long free) {
        public Subnet {
            pools = List.copyOf(pools);
            tftp = List.copyOf(tftp);
        }
    }

    /**
     * @param phone its story is kept
     */
    public record Lease(
            String address,
            String mac,
            Instant grantedAt,
            Instant endsAt,
            boolean reserved,
            boolean phone) {}

    /**
     * @param fine phones that follow it come here for their files
     */
    public record Server(
            String server,
            String network,
            List<String> tftp,
            String tftpName,
            boolean fine,
            String sentence) {
        public Server {
            tftp = List.copyOf(tftp);
        }
    }

    /**
     * @param level {@code fine}, {@code note} or {@code wrong}
     * @param cure empty if it is fine, or if the sentence says it
     */
    public record Advice(String level, String subject, String sentence, String cure) {}

    /**
     * What a new station asks; each has a default that works.
     *
     * @param done somebody has answered, or a phone has come
     */
    public record FirstRun(boolean done, List<Decision> decisions) {
        public FirstRun {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * @param id {@code network}, {@code addresses} or {@code firmware}
     * @param chosen a choice's value
     * @param active what the station does now; another than {@code chosen} needs a restart
     * @param note what follows from it, or what to look at
     */
    public record Decision(
            String id,
            String question,
            String chosen,
            String active,
            List<Choice> choices,
            String note) {
        public Decision {
            choices = List.copyOf(choices);
        }
    }

    /**
     * @param advice why, or why not
     */
    public record Choice(String value, String label, String advice, boolean usual) {}
}
