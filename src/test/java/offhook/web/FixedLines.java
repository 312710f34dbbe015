package offhook.web;

import offhook.address.MacAddress;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A book that never changes, and shows what it was asked. */
final class FixedLines implements Lines {
    record Book(List<String> phones) {}

    record Judged(String verdict, String seen) {}

    @Override
    public Object book() {
        return new Book(List.of("00:1b:0c:18:bd:c1"));
    }

    @Override
    public String csv() {
        return "mac,number\n00:1b:0c:18:bd:c1,101\n";
    }

    @Override
    public Optional<Object> phone(MacAddress mac) {
        return Optional.of(book());
    }

    @Override
    public Object servers() {
        return book();
    }

    @Override
    public Object defaults() {
        return book();
    }

    @Override
    public Optional<Object> serverTexts(Optional<MacAddress> mac) {
        return Optional.of(book());
    }

    @Override
    public Reply put(MacAddress mac, JsonNode phone) {
        return new Reply.Done(new Judged("fine", mac + " " + phone));
    }

    @Override
    public Reply remove(MacAddress mac) {
        return new Reply.Done(new Judged("fine", mac.toString()));
    }

    @Override
    public Reply putServers(JsonNode servers) {
        return new Reply.Refused(new Judged("refused", servers.toString()));
    }

    @Override
    public Reply putDefaults(JsonNode defaults) {
        return new Reply.Done(new Judged("fine", defaults.toString()));
    }

    @Override
    public Reply take(byte[] list, boolean isDry, boolean isReplacing) {
        String text = new String(list, StandardCharsets.UTF_8);
        return text.isEmpty()
                ? new Reply.Unreadable("it is empty")
                : new Reply.Done(new Judged("fine", list.length + " " + isDry + " " + isReplacing));
    }

    @Override
    public Documents documents() {
        return new Documents(
                Book.class, Book.class, Book.class, Book.class, Judged.class, Book.class);
    }
}
