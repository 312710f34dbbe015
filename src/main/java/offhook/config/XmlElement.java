package offhook.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * An element of a phone's file, with its offsets in the text.
 *
 * @param text all text directly inside, references replaced
 * @param from where its {@code <} stands
 * @param contentFrom where the start tag ends; equal to contentTo for an empty element
 * @param contentTo where the end tag begins
 * @param to where it ends
 */
public record XmlElement(
        String name,
        List<XmlAttribute> attributes,
        List<XmlElement> children,
        String text,
        int from,
        int contentFrom,
        int contentTo,
        int to) {
    public XmlElement {
        attributes = List.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The text without the white space around it. */
    public String value() {
        return text.strip();
    }

    public boolean isLeaf() {
        return children.isEmpty();
    }

    public List<XmlElement> all(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    public Optional<XmlElement> child(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
    }

    /** The first element down this path: {@code devicePool/callManagerGroup}. */
    public Optional<XmlElement> find(String path) {
        Optional<XmlElement> place = Optional.of(this);
        for (String step : path.split("/")) {
            place = place.flatMap(it -> it.child(step));
        }
        return place;
    }

    /** The text of that child, or empty text. */
    public String valueOf(String path) {
        return find(path).map(XmlElement::value).orElse("");
    }

    /** By name in any case. */
    public Optional<XmlAttribute> attribute(String wanted) {
        return attributes.stream().filter(it -> it.name().equalsIgnoreCase(wanted)).findFirst();
    }

    /** This element and all below, parents first. The reader bounds the depth. */
    public void walk(Consumer<XmlElement> visitor) {
        visitor.accept(this);
        children.forEach(child -> child.walk(visitor));
    }
}
