package offhook.app;

import offhook.app.FirewallRules.Fate;

import java.util.List;

/** One that is on, as far as its own tool tells. */
interface Firewall {
    String name();

    Fate fate(Arrival arrival);

    /** The commands that let these in, and nothing else. */
    List<String> openings(Shut shut);

    /**
     * What it keeps out.
     *
     * @param udp ports
     * @param tcp ports
     * @param areReplies whether answers to what this machine sent are kept out as well
     */
    record Shut(List<Integer> udp, List<Integer> tcp, boolean areReplies) {
        public Shut {
            udp = List.copyOf(udp);
            tcp = List.copyOf(tcp);
        }

        static Shut of(List<Arrival> arrivals) {
            return new Shut(
                    ports(arrivals, Arrival.Over.UDP),
                    ports(arrivals, Arrival.Over.TCP),
                    arrivals.stream().anyMatch(Arrival::isReply));
        }

        private static List<Integer> ports(List<Arrival> arrivals, Arrival.Over over) {
            return arrivals.stream()
                    .filter(it -> it.over() == over && !it.isReply())
                    .map(Arrival::port)
                    .distinct()
                    .toList();
        }
    }
}
