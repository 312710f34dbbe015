package offhook.desk;

import offhook.KnownPhones;
import offhook.address.Endpoint;
import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.dhcp.DhcpKind;
import offhook.dhcp.DhcpMessage;
import offhook.dhcp.DhcpOption;
import offhook.dhcp.Lease;
import offhook.dhcp.Pool;
import offhook.diagnosis.Finding;
import offhook.event.Observed;
import offhook.event.StationEvent;
import offhook.firmware.Library;
import offhook.line.LineBook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A desk with its journal, and phones that say what a test makes them say. Time passes only as the
 * script says: a second for each question.
 */
final class StoryScript {
    static final Instant T0 = Instant.parse("2026-11-22T08:00:00Z");
    static final Ipv4 STATION = Ipv4.of("192.168.1.1");
    static final Ipv4 OTHER_SERVER = Ipv4.of("192.168.1.254");

    private DeskSettings settings;
    private Library library;
    private Desk desk;
    private Instant now = T0;
    private LineBook book = LineBook.EMPTY;
    private boolean answersFirst;
    private long ticket;
    private final List<Observed> journal = new ArrayList<>();
    private final Map<Ipv4, Lease> leases = new LinkedHashMap<>();
    private final Map<MacAddress, PhoneView> views = new LinkedHashMap<>();
    private List<Effect> latest = List.of();

    StoryScript(Library library, Map<String, String> targets) {
        this.library = library;
        var scope =
                Scope.of(Subnet.read("192.168.1.0/24").orElseThrow())
                        .withPools(List.of(Pool.read("192.168.1.2-192.168.1.200").orElseThrow()));
        this.settings =
                new DeskSettings(
                        new Scopes(List.of(scope), Scopes.Serve.PHONES, Set.of(STATION)),
                        new Targets(targets, Optional.ofNullable(targets.get("default"))),
                        STATION,
                        DeskSettings.CONVERTING_LEASE_USUAL);
        this.desk = new Desk(settings, KnownPhones.CATALOGUE, library);
    }

    Desk desk() {
        return desk;
    }

    Instant now() {
        return now;
    }

    List<Observed> journal() {
        return journal;
    }

    List<Effect> latest() {
        return latest;
    }

    void pause(Duration time) {
        now = now.plus(time);
    }

    /** The process ends without warning and starts again from what was stored. */
    void restart() {
        desk = new Desk(settings, KnownPhones.CATALOGUE, library);
        desk.restore(book);
        desk.restore(leases.values(), journal);
        views.clear();
        desk.views().forEach(view -> views.put(view.mac(), view));
    }

    /** The same with other settings. */
    void restartWith(Map<String, String> targets) {
        settings =
                new DeskSettings(
                        settings.scopes(),
                        new Targets(targets, Optional.ofNullable(targets.get("default"))),
                        STATION,
                        settings.convertingLease());
        restart();
    }

    void restartWith(OwnFiles ownFiles) {
        settings = settings.with(ownFiles);
        restart();
    }

    void imports(Library newer) {
        library = newer;
        on(new Input.LibraryChanged(newer));
    }

    Phone phone(int number, String vendorClass) {
        return new Phone(new MacAddress(0x001b_0c18_0000L + number), vendorClass);
    }

    Phone phone(String model) {
        return phone(1, "Cisco Systems, Inc. IP Phone CP-" + model + "G\0");
    }

    /** From now on questions for addresses are answered first and told by {@link #tellMore}. */
    void answersFirst() {
        answersFirst = true;
    }

    void tellMore(int phonesMax) {
        take(desk.tellMore(phonesMax));
    }

    List<Effect> on(Input input) {
        book = input instanceof Input.LinesChanged(LineBook newer) ? newer : book;
        boolean mayWait = answersFirst && input instanceof Input.DhcpArrived;
        latest = mayWait ? desk.answer((Input.DhcpArrived) input, now) : desk.on(input, now);
        take(latest);
        return latest;
    }

    private void take(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Journal(Observed observed) -> journal.add(observed);
                case Effect.PersistLease(Lease lease) -> leases.put(lease.address(), lease);
                case Effect.ForgetLease(Ipv4 address) -> leases.remove(address);
                case Effect.ForgetPhone(var mac) -> {
                    journal.removeIf(observed -> observed.phone().equals(mac));
                    views.remove(mac);
                }
                case Effect.Publish(PhoneView view) -> views.put(view.mac(), view);
                case Effect.Reply _, Effect.AnswerFile _ -> {
                    // The phone looks for it itself.
                }
            }
        }
    }

    private Views shown() {
        return new Views() {
            @Override
            public Optional<PhoneView> phone(MacAddress mac) {
                return Optional.ofNullable(views.get(mac));
            }

            @Override
            public Optional<PhoneView> phoneAt(Ipv4 address) {
                return views.values().stream()
                        .filter(view -> view.address().equals(Optional.of(address)))
                        .findFirst();
            }

            @Override
            public Library library() {
                return library;
            }
        };
    }

    /** One phone of the script. */
    final class Phone {
        final MacAddress mac;
        private final String vendorClass;
        private Ipv4 address = Ipv4.ANY;
        private int port = 50_000;

        Phone(MacAddress mac, String vendorClass) {
            this.mac = mac;
            this.vendorClass = vendorClass;
        }

        Phone starts() {
            if (address.isAny()) {
                DhcpMessage offer = dhcp(DhcpKind.DISCOVER, Ipv4.ANY).orElseThrow();
                dhcp(
                        DhcpKind.REQUEST,
                        Ipv4.ANY,
                        DhcpOption.ofAddress(DhcpOption.SERVER_IDENTIFIER, STATION),
                        DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, offer.yiaddr()));
                address = offer.yiaddr();
            } else {
                dhcp(
                        DhcpKind.REQUEST,
                        Ipv4.ANY,
                        DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, address));
            }
            return this;
        }

        /** And asks for both trust lists, as loads of the generation from 8.5 on do; has none. */
        Phone startsNew() {
            return starts().misses("CTLSEPMAC.tlv", "ITLSEPMAC.tlv", "ITLFile.tlv");
        }

        /** It looks for an address and goes no further. */
        Phone calls() {
            dhcp(DhcpKind.DISCOVER, Ipv4.ANY);
            return this;
        }

        /** Whether it may stay. */
        boolean renews() {
            now = now.plus(Duration.ofSeconds(60));
            boolean isGranted =
                    dhcp(DhcpKind.REQUEST, address)
                            .flatMap(DhcpMessage::kind)
                            .filter(DhcpKind.ACK::equals)
                            .isPresent();
            address = isGranted ? address : Ipv4.ANY;
            return isGranted;
        }

        Phone takesOther() {
            dhcp(DhcpKind.DISCOVER, Ipv4.ANY);
            dhcp(
                    DhcpKind.REQUEST,
                    Ipv4.ANY,
                    DhcpOption.ofAddress(DhcpOption.SERVER_IDENTIFIER, OTHER_SERVER),
                    DhcpOption.ofAddress(DhcpOption.REQUESTED_ADDRESS, Ipv4.of("192.168.1.222")));
            address = Ipv4.of("192.168.1.222");
            return this;
        }

        Phone at(String given) {
            address = Ipv4.of(given);
            return this;
        }

        /** {@code MAC} in a name stands for its own. */
        FileAnswer asks(String name) {
            return asks(name, true);
        }

        FileAnswer asks(String pattern, boolean getsItWhole) {
            now = now.plus(Duration.ofSeconds(1));
            String name = pattern.replace("MAC", mac.digits());
            var client = new Endpoint(address, ++port);
            FileAnswer answer;
            if (FileDesk.goesToDesk(name)) {
                long mine = ++ticket;
                answer =
                        on(new Input.FileRequested(mine, client, Optional.empty(), name)).stream()
                                .filter(Effect.AnswerFile.class::isInstance)
                                .map(Effect.AnswerFile.class::cast)
                                .filter(effect -> effect.ticket() == mine)
                                .map(Effect.AnswerFile::answer)
                                .findFirst()
                                .orElseThrow();
            } else {
                // A second after an answer nothing is untold; phones ask for settings before.
                tellMore(Untold.MESSAGES_MAX);
                answer = FileDesk.answer(shown(), address, name);
                note(new StationEvent.FileAsked(name, port));
                note(
                        answer instanceof FileAnswer.NotFound none
                                ? new StationEvent.FileAbsent(name, none.why())
                                : new StationEvent.FileAnswered(name, 1000, answer.why()));
            }
            if (answer.isGiven()) {
                note(
                        getsItWhole
                                ? new StationEvent.FileSent(name, 20_000, 5, 0)
                                : new StationEvent.FileBroken(name, 512, 20_000, "silence"));
            }
            return answer;
        }

        /** The names in order; fails if one of them is refused. */
        Phone takes(String... names) {
            for (String name : names) {
                FileAnswer answer = asks(name);
                if (answer instanceof FileAnswer.NotFound) {
                    throw new AssertionError(name + ": " + answer);
                }
            }
            return this;
        }

        /** Must not be there. */
        Phone misses(String... names) {
            for (String name : names) {
                FileAnswer answer = asks(name);
                if (!(answer instanceof FileAnswer.NotFound)) {
                    throw new AssertionError(name + ": " + answer);
                }
            }
            return this;
        }

        /** The text of a rendered file. */
        String reads(String name) {
            return switch (asks(name)) {
                case FileAnswer.Rendered rendered -> rendered.content().text();
                case FileAnswer other -> throw new AssertionError(name + ": " + other);
            };
        }

        /** The manifest and all parts of the load, as a Java phone fetches them. */
        Phone fetches(String load) {
            ShelfOfLoads.load(load).parts().forEach(part -> takes(part.name()));
            return this;
        }

        void note(StationEvent event) {
            on(new Input.FileNoted(new Endpoint(address, port), Optional.empty(), event));
        }

        /** The codes of what is said of it now. */
        List<String> findings() {
            return findings(Duration.ZERO);
        }

        /** Of what is said of it if nothing happens until then. */
        List<String> findings(Duration later) {
            return desk
                    .phone(mac, now.plus(later))
                    .map(PhoneSummary::findings)
                    .orElse(List.of())
                    .stream()
                    .map(Finding::code)
                    .toList();
        }

        <E extends StationEvent> List<E> told(Class<E> kind) {
            return journal.stream()
                    .filter(observed -> observed.phone().equals(mac))
                    .map(Observed::event)
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .toList();
        }

        private Optional<DhcpMessage> dhcp(DhcpKind kind, Ipv4 ciaddr, DhcpOption... further) {
            now = now.plus(Duration.ofSeconds(1));
            var options = new ArrayList<DhcpOption>();
            options.add(DhcpOption.ofByte(DhcpOption.MESSAGE_TYPE, kind.code()));
            options.add(DhcpOption.ofText(DhcpOption.HOST_NAME, mac.deviceName()));
            options.add(DhcpOption.ofText(DhcpOption.VENDOR_CLASS, vendorClass));
            options.addAll(List.of(further));
            DhcpMessage message =
                    DhcpMessage.request(mac, 7, DhcpMessage.BROADCAST_FLAG, ciaddr, options);
            var arrival = new Arrival("eth0", STATION, new Endpoint(ciaddr, 68), ciaddr.isAny());
            return on(new Input.DhcpArrived(message, arrival)).stream()
                    .filter(Effect.Reply.class::isInstance)
                    .map(effect -> ((Effect.Reply) effect).message())
                    .findFirst();
        }
    }
}
