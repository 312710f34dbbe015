package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.dhcp.Pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a {@code dhcpd.conf} of ISC: subnets, ranges, options, hosts. Of classes and conditions
 * those that speak of Cisco are taken, as phones are all that is served.
 */
final class IscSettings {
    private static final Pattern SUBNET = Pattern.compile("subnet\\s+(\\S+)\\s+netmask\\s+(\\S+)");
    private static final Pattern CODE =
            Pattern.compile("option\\s+(\\S+)\\s+code\\s+(\\d+)\\s*=\\s*(.*)", Pattern.DOTALL);
    private static final Pattern OPTION =
            Pattern.compile("option\\s+(\\S+)\\s+(.+)", Pattern.DOTALL);
    private static final Pattern NUMBER =
            Pattern.compile("(?:unsigned |signed )?integer (8|16|32)|(boolean)");
    private static final Pattern MEMBERS =
            Pattern.compile("(allow|deny)\\s+members\\s+of\\s+\"(.*)\"");

    /** They decide on nothing that a phone is told. */
    private static final String IDLE =
            "(not )?authoritative|ddns-.*|interface"
                + " .*|log-facility.*|max-lease-time.*|min-lease-time.*|one-lease-per-client.*|ping-.*|update-.*|match\\b.*|deny"
                + " duplicates|option (subnet-mask|broadcast-address)\\b.*|";

    private enum Kind {
        TOP,
        GROUP,
        SUBNET,
        POOL,
        HOST,
        CONDITION,
        OTHER
    }

    private static final class Block {
        private final Kind kind;
        private final String head;
        private final DraftedSubnet part;
        private final List<DraftedSubnet> subnets = new ArrayList<>();
        private boolean isAboutPhones;
        private boolean isForOthers;
        private Optional<MacAddress> mac = Optional.empty();
        private Optional<Ipv4> fixed = Optional.empty();

        private Block(Kind kind, String head, DraftedSubnet part) {
            this.kind = kind;
            this.head = head;
            this.part = part;
            hear(head);
        }

        private void hear(String said) {
            isAboutPhones |= said.toLowerCase(Locale.ROOT).contains("cisco");
        }
    }

    private final SettingsDraft draft = new SettingsDraft();
    private final DefinedOptions options = new DefinedOptions();

    private final Set<String> classesOfPhones = new HashSet<>();
    private final Deque<Block> open = new ArrayDeque<>();

    private IscSettings() {
        // As most call what Cisco's phones ask.
        options.define("tftp-server-address", 150);
        open.push(new Block(Kind.TOP, "", draft.general()));
    }

    static SettingsDraft translate(String text) {
        var reader = new IscSettings();
        for (IscStatements.Statement statement : IscStatements.of(text)) {
            switch (statement.end()) {
                case '{' -> reader.open.push(reader.opened(statement.said()));
                case '}' -> reader.close();
                default -> reader.plain(statement.said(), reader.open.peek());
            }
        }
        while (reader.open.size() > 1) {
            reader.close();
        }
        return reader.draft;
    }

    private Block opened(String said) {
        Matcher subnet = SUBNET.matcher(said);
        if (subnet.matches()) {
            var block = new Block(Kind.SUBNET, said, draft.part());
            Optional<Ipv4> network = Ipv4.read(subnet.group(1));
            Optional<Integer> prefix = Ipv4.read(subnet.group(2)).flatMap(SettingsDraft::prefix);
            if (network.isPresent() && prefix.isPresent()) {
                block.part.subnet(Subnet.around(network.get(), prefix.get()));
            } else {
                draft.note(said + ": no subnet.");
            }
            return block;
        }
        String word = said.split("\\s+", 2)[0];
        Kind kind =
                switch (word) {
                    case "group", "shared-network" -> Kind.GROUP;
                    case "pool" -> Kind.POOL;
                    case "host" -> Kind.HOST;
                    case "class", "subclass", "if", "elsif", "else" -> Kind.CONDITION;
                    default -> Kind.OTHER;
                };
        return new Block(kind, said, new DraftedSubnet());
    }

    private void close() {
        if (open.size() == 1) {
            return;
        }
        Block block = open.pop();
        Block outer = open.peek();
        switch (block.kind) {
            case SUBNET -> outer.subnets.add(block.part);
            case GROUP -> {
                block.subnets.forEach(subnet -> subnet.inherit(block.part));
                outer.subnets.addAll(block.subnets);
                if (block.subnets.isEmpty() && !block.part.saysNothing()) {
                    draft.note(block.head + ": options of single hosts are left out.");
                }
            }
            case POOL -> {
                if (block.isForOthers) {
                    draft.note(
                            "pool " + block.part.pools() + " is not for phones there: left out.");
                } else {
                    outer.part.join(block.part);
                }
            }
            case HOST -> host(block);
            case CONDITION -> condition(block, outer);
            case TOP, OTHER -> draft.note(block.head + " {…}: left out.");
        }
    }

    private void condition(Block block, Block outer) {
        if (block.isAboutPhones) {
            classesOfPhones.add(block.head.replaceAll(".*\"(.*)\".*", "$1"));
            outer.part.join(block.part);
            draft.note(block.head + " {…}: taken for all phones.");
        } else {
            draft.note(block.head + " {…}: left out.");
        }
    }

    private void host(Block block) {
        if (block.mac.isPresent() && block.fixed.isPresent()) {
            draft.reserve(block.mac.get(), block.fixed.get());
        } else {
            draft.note(block.head + ": without a MAC and an IPv4 address left out.");
        }
        if (!block.part.saysNothing()) {
            draft.note(block.head + ": options of single hosts are left out.");
        }
    }

    private void plain(String said, Block block) {
        String[] words = said.split("\\s+");
        block.hear(said);
        Matcher code = CODE.matcher(said);
        Matcher option = OPTION.matcher(said);
        if (code.matches()) {
            define(code.group(1), Integer.parseInt(code.group(2)), code.group(3));
        } else if (said.matches("(?s)" + IDLE) || block.kind == Kind.OTHER) {
            // What is other is named as a whole at its end.
            return;
        } else if (option.matches() && options.code(option.group(1)).isPresent()) {
            int number = options.code(option.group(1)).orElseThrow();
            options.put(draft, block.part, number, option.group(2));
        } else if (words.length > 1 && !isTaken(said, words, block)) {
            draft.note(said + ": left out.");
        }
    }

    private void define(String name, int code, String type) {
        options.define(name, code);
        Matcher number = NUMBER.matcher(type.strip());
        if (number.matches()) {
            options.isNumber(code, number.group(2) != null ? 8 : Integer.parseInt(number.group(1)));
        }
    }

    private boolean isTaken(String said, String[] words, Block block) {
        Matcher members = MEMBERS.matcher(said);
        switch (words[0]) {
            case "range" -> {
                int from = words[1].equals("dynamic-bootp") ? 2 : 1;
                Optional<Pool> pool =
                        Pool.read(
                                words[Math.min(from, words.length - 1)]
                                        + "-"
                                        + words[words.length - 1]);
                pool.ifPresent(block.part::pool);
                return pool.isPresent();
            }
            case "default-lease-time" -> {
                boolean isNumber = words[1].matches("-?\\d{1,10}");
                if (isNumber) {
                    // -1 is its infinity, as a number of 32 bits.
                    block.part.lease(Long.parseLong(words[1]) & 0xffff_ffffL);
                }
                return isNumber;
            }
            case "hardware" -> {
                block.mac = MacAddress.read(padded(words[words.length - 1]));
                return block.mac.isPresent();
            }
            case "fixed-address" -> {
                block.fixed = Ipv4.read(words[1].replace(",", ""));
                return block.fixed.isPresent();
            }
            case "next-server" -> {
                draft.option(block.part, 66, words[1]);
                return true;
            }
            default -> {
                if (members.matches() && block.kind == Kind.POOL) {
                    boolean isOfPhones = classesOfPhones.contains(members.group(2));
                    block.isForOthers |= members.group(1).equals("deny") == isOfPhones;
                    return true;
                }
                return false;
            }
        }
    }

    /** dhcpd takes 0:1b:c:… as well. */
    private static String padded(String mac) {
        return mac.replaceAll("(?i)\\b([0-9a-f])\\b", "0$1");
    }
}
