package offhook.desk;

import offhook.address.Ipv4;
import offhook.dhcp.DhcpOption;
import offhook.wire.Bytes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the clients of one scope are told, as options: in a storm all ask for the same in the same
 * order, so a list that was written is kept. Plain loops, as lambdas are dear until they are
 * compiled. Belongs to the desk's thread.
 */
final class ScopeSheet {
    private static final int BROADCAST_ADDRESS = 28;

    /** A few for each family of phones and computers; made-up ones push all of them out. */
    private static final int LISTS_MAX = 256;

    /** Option 55 at its longest; a list that was split over several options may be longer. */
    private static final int CODES_MAX = 255;

    /** A usual list has seven codes; what nobody sends is not kept. */
    private static final int KEPT_CODES_MAX = 64;

    private final Scope scope;
    private final Ipv4 station;
    private final List<Ipv4> tftp;
    private final DhcpOption serverIdentifier;
    private final Map<Integer, Optional<DhcpOption>> byCode = new HashMap<>();
    private final Map<Bytes, List<DhcpOption>> ofPhones = new HashMap<>();
    private final Map<Bytes, List<DhcpOption>> ofOthers = new HashMap<>();

    /**
     * @param station our address where the question came in
     */
    ScopeSheet(Scope scope, Ipv4 station) {
        this.scope = scope;
        this.station = station;
        this.tftp = scope.tftpServers(station);
        this.serverIdentifier = DhcpOption.ofAddress(DhcpOption.SERVER_IDENTIFIER, station);
    }

    Scope scope() {
        return scope;
    }

    Ipv4 station() {
        return station;
    }

    /** What siaddr says: the first of option 150, and option 66. */
    Ipv4 firstTftp() {
        return tftp.getFirst();
    }

    DhcpOption serverIdentifier() {
        return serverIdentifier;
    }

    /**
     * The mask first (RFC 2132 §3.3), then what was asked for in the order of option 55, then what
     * a phone needs even if it did not ask.
     *
     * @param list the client's option 55; empty gets everything there is
     */
    List<DhcpOption> settings(Optional<Bytes> list, boolean isPhone) {
        Bytes codes = list.orElse(Bytes.EMPTY);
        if (list.isPresent() && (codes.isEmpty() || codes.size() > KEPT_CODES_MAX)) {
            return written(list, isPhone);
        }
        Map<Bytes, List<DhcpOption>> kept = isPhone ? ofPhones : ofOthers;
        List<DhcpOption> settings = kept.get(codes);
        if (settings == null) {
            settings = List.copyOf(written(list, isPhone));
            if (kept.size() >= LISTS_MAX) {
                kept.clear();
            }
            kept.put(codes, settings);
        }
        return settings;
    }

    private List<DhcpOption> written(Optional<Bytes> list, boolean isPhone) {
        var options = new ArrayList<DhcpOption>();
        options.add(DhcpOption.ofAddress(DhcpOption.SUBNET_MASK, scope.subnet().mask()));
        if (list.isPresent()) {
            for (int i = 0; i < Math.min(list.get().size(), CODES_MAX); i++) {
                add(list.get().at(i), options);
            }
        } else {
            addAll(options);
        }
        if (isPhone) {
            add(DhcpOption.TFTP_SERVERS, options);
            add(DhcpOption.TFTP_SERVER_NAME, options);
        }
        return options;
    }

    private void addAll(List<DhcpOption> options) {
        add(DhcpOption.ROUTER, options);
        add(DhcpOption.DNS, options);
        add(DhcpOption.TFTP_SERVER_NAME, options);
        add(DhcpOption.TFTP_SERVERS, options);
        for (DhcpOption extra : scope.extra()) {
            add(extra.code(), options);
        }
    }

    /** Unless it is there, or there is nothing to say. */
    private void add(int code, List<DhcpOption> options) {
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).code() == code) {
                return;
            }
        }
        Optional<DhcpOption> setting = byCode.computeIfAbsent(code, this::setting);
        if (setting.isPresent()) {
            options.add(setting.get());
        }
    }

    private Optional<DhcpOption> setting(int code) {
        return switch (code) {
            case DhcpOption.ROUTER ->
                    scope.router().map(router -> DhcpOption.ofAddress(code, router));
            case DhcpOption.DNS -> addresses(code, scope.dns());
            case BROADCAST_ADDRESS ->
                    Optional.of(DhcpOption.ofAddress(code, scope.subnet().broadcast()));
            case DhcpOption.TFTP_SERVER_NAME ->
                    Optional.of(DhcpOption.ofText(code, firstTftp().toString()));
            case DhcpOption.TFTP_SERVERS -> addresses(code, tftp);
            default -> scope.extra().stream().filter(option -> option.code() == code).findFirst();
        };
    }

    private static Optional<DhcpOption> addresses(int code, List<Ipv4> addresses) {
        return addresses.isEmpty()
                ? Optional.empty()
                : Optional.of(DhcpOption.ofAddresses(code, addresses));
    }
}
