package offhook.web;

import java.util.List;
import java.util.Optional;

/**
 * The ways between the loads of a model: the library's, those that stepping stones are made of, and
 * the newest that are known. Every direct jump is an edge, so that the fewest steps can be drawn.
 */
public record GraphDocument(String model, List<Node> nodes, List<Edge> edges) {
    public GraphDocument {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * @param state {@code here}, {@code incomplete}, {@code missing} (a stepping stone that has to
     *     be imported for some ways) or {@code seen} (known by name)
     * @param why what is wanting; empty if it is here
     */
    public record Node(
            String load,
            String state,
            Optional<String> protocol,
            String version,
            String why,
            Optional<String> usualPackage) {}

    /**
     * @param undoable the phone can go straight back
     * @param certainty {@code confirmed by 6}, {@code single source}, {@code no source tells}
     */
    public record Edge(
            String from,
            String to,
            String why,
            boolean undoable,
            String certainty,
            List<String> rules) {
        public Edge {
            rules = List.copyOf(rules);
        }
    }
}
