package offhook.lab;

import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.wire.Bytes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java phone that registers its first line by SIP over UDP, as its settings say: asks, answers
 * the challenge (RFC 2617 without {@code qop}), and comes again. Belongs to its phone's thread.
 */
final class PhoneSip {
    static final int PORT = 5060;

    /** T1 of RFC 3261, doubled up to T2, for 64 times T1. */
    private static final Duration AGAIN = Duration.ofMillis(500);

    private static final Duration AGAIN_MAX = Duration.ofSeconds(4);
    private static final Duration GIVEN_UP = Duration.ofSeconds(32);

    /** After a refusal or silence. Assumed: no rhythm of these phones is known. */
    private static final Duration LATER = Duration.ofSeconds(60);

    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 (\\d{3})");
    private static final Pattern REALM = Pattern.compile("realm=\"([^\"]*)\"");
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]*)\"");
    private static final int UNAUTHORIZED = 401;
    private static final int SUCCESS = 200;

    /** What the settings say of line 1. */
    record Account(String user, String authName, String password, Endpoint server) {
        /** Empty without a line, or if its server is no address: nobody resolves names here. */
        static Optional<Account> in(String settings) {
            // A line of this name stays unprovisioned (config-files.md §2.2).
            Optional<String> user =
                    SettingsText.element(settings, "line", "name")
                            .filter(name -> !name.equalsIgnoreCase("UNPROVISIONED"));
            Optional<Ipv4> host =
                    SettingsText.element(settings, "line", "proxy")
                            .filter(proxy -> !proxy.equalsIgnoreCase("USECALLMANAGER"))
                            .or(() -> SettingsText.element(settings, "processNodeName"))
                            .flatMap(Ipv4::read);
            if (user.isEmpty() || host.isEmpty()) {
                return Optional.empty();
            }
            String port =
                    SettingsText.element(settings, "sipPort")
                            .or(() -> SettingsText.element(settings, "line", "port"))
                            .filter(text -> text.matches("\\d{1,5}"))
                            .orElse("5060");
            return Optional.of(
                    new Account(
                            user.get(),
                            SettingsText.element(settings, "line", "authName").orElse(user.get()),
                            SettingsText.element(settings, "line", "authPassword").orElse(""),
                            new Endpoint(host.get(), Integer.parseInt(port))));
        }
    }

    private final VirtualPhone phone;
    private Optional<Account> account = Optional.empty();
    private String load = "";
    private long dueAt = Long.MAX_VALUE;
    private long startedAt;
    private Duration gap = AGAIN;
    private int sequence = 100;
    private Optional<String> credentials = Optional.empty();

    PhoneSip(VirtualPhone phone) {
        this.phone = phone;
    }

    long dueAt() {
        return dueAt;
    }

    void stop() {
        account = Optional.empty();
        dueAt = Long.MAX_VALUE;
    }

    void start(Account found, String running, long now) {
        account = Optional.of(found);
        load = running;
        begin(Optional.empty(), now);
    }

    private void begin(Optional<String> answer, long now) {
        credentials = answer;
        sequence++;
        startedAt = now;
        gap = AGAIN;
        ask(now);
    }

    void onTime(long now) {
        if (now < dueAt || account.isEmpty()) {
            return;
        }
        boolean isSilent = now - startedAt >= keptTime(GIVEN_UP);
        boolean isPausing = gap.equals(LATER);
        if (isPausing) {
            begin(Optional.empty(), now);
        } else if (isSilent) {
            later(now);
        } else {
            ask(now);
        }
    }

    private void later(long now) {
        gap = LATER;
        dueAt = now + phone.nanos(LATER);
    }

    /** A server is asked no faster than really: it has to keep up. */
    private long keptTime(Duration length) {
        return Math.max(phone.nanos(length), length.dividedBy(4).toNanos());
    }

    private void ask(long now) {
        dueAt = now + keptTime(gap);
        gap = gap.multipliedBy(2).compareTo(AGAIN_MAX) < 0 ? gap.multipliedBy(2) : AGAIN_MAX;
        if (!phone.suffers(Ailment.NEVER_REGISTERS)) {
            phone.send(PORT, account.orElseThrow().server(), request());
        }
    }

    void onDatagram(ByteBuffer datagram, long now) {
        var bytes = new byte[datagram.remaining()];
        datagram.get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher status = STATUS.matcher(text);
        boolean isOurs = text.contains("CSeq: " + sequence + " REGISTER");
        if (account.isEmpty() || !status.lookingAt() || !isOurs) {
            return;
        }
        switch (Integer.parseInt(status.group(1))) {
            case UNAUTHORIZED -> {
                if (credentials.isEmpty()) {
                    begin(Optional.of(answer(text)), now);
                } else {
                    later(now);
                }
            }
            case SUCCESS -> {
                phone.say("registered " + account.get().user());
                dueAt = Long.MAX_VALUE;
            }
            default -> {
                phone.say("Registration Rejected: " + status.group(1));
                later(now);
            }
        }
    }

    private String user() {
        String own = account.orElseThrow().user();
        return phone.suffers(Ailment.UNKNOWN_LINE) ? own + "9" : own;
    }

    private ByteBuffer request() {
        Account to = account.orElseThrow();
        String here = phone.address() + ":" + PORT;
        String mac = phone.mac().digits();
        String text =
                String.join(
                        "\r\n",
                        "REGISTER " + uri() + " SIP/2.0",
                        "Via: SIP/2.0/UDP " + here + ";branch=z9hG4bK" + mac + sequence,
                        "From: <sip:" + user() + "@" + to.server().address() + ">;tag=" + mac,
                        "To: <sip:" + user() + "@" + to.server().address() + ">",
                        "Call-ID: " + mac + "-" + phone.boots() + "@" + phone.address(),
                        "Max-Forwards: 70",
                        "CSeq: " + sequence + " REGISTER",
                        "User-Agent: " + userAgent(),
                        "Contact: <sip:" + user() + "@" + here + ";transport=udp>",
                        "Reason: SIP;cause=200;text=\"cisco-alarm:25 Name="
                                + phone.mac().deviceName()
                                + " ActiveLoad="
                                + load
                                + " Last=initialized\"",
                        credentials.map(it -> "Authorization: " + it + "\r\n").orElse("")
                                + "Expires: 3600",
                        "Content-Length: 0",
                        "",
                        "");
        return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1)).buffer();
    }

    private String uri() {
        return "sip:" + account.orElseThrow().server().address();
    }

    /** {@code Cisco-CP7961G/8.5.2}; phones.md §5. */
    private String userAgent() {
        Matcher version = Pattern.compile("\\.(\\d+)-(\\d+)-(\\d+)").matcher(load);
        return "Cisco-"
                + phone.model().vendorModel().replaceFirst("-", "")
                + (version.find()
                        ? "/" + version.group(1) + "." + version.group(2) + "." + version.group(3)
                        : "");
    }

    private String answer(String challenge) {
        Account mine = account.orElseThrow();
        String realm = found(REALM, challenge);
        String nonce = found(NONCE, challenge);
        String password =
                phone.suffers(Ailment.WRONG_PASSWORD) ? "x" + mine.password() : mine.password();
        String who = md5(mine.authName() + ":" + realm + ":" + password);
        String response = md5(who + ":" + nonce + ":" + md5("REGISTER:" + uri()));
        return "Digest username=\"%s\",realm=\"%s\",nonce=\"%s\",uri=\"%s\",response=\"%s\",algorithm=MD5"
                .formatted(mine.authName(), realm, nonce, uri(), response);
    }

    private static String found(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("MD5")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }
}
