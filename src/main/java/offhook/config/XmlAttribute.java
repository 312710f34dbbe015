package offhook.config;

/**
 * @param name as written; a prefix such as {@code xsi:} means nothing here
 * @param value with references replaced
 * @param at where the name begins
 */
public record XmlAttribute(String name, String value, int at) {}
