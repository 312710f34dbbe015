package offhook.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An element whose end tag has not been read yet. */
final class XmlOpenElement {
    final String name;
    final int from;
    final int contentFrom;
    private final List<XmlAttribute> attributes;
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    XmlOpenElement(String name, List<XmlAttribute> attributes, int from, int contentFrom) {
        this.name = name;
        this.attributes = attributes;
        this.from = from;
        this.contentFrom = contentFrom;
    }

    void add(XmlElement child) {
        children.add(child);
    }

    void add(String more) {
        text.append(more);
    }

    Optional<String> lastChild() {
        return children.isEmpty() ? Optional.empty() : Optional.of(children.getLast().name());
    }

    XmlElement closed(int contentTo, int to) {
        return new XmlElement(
                name, attributes, children, text.toString(), from, contentFrom, contentTo, to);
    }
}
