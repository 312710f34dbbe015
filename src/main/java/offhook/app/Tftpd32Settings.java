package offhook.app;

import offhook.address.Ipv4;
import offhook.address.Subnet;
import offhook.dhcp.Pool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a {@code tftpd32.ini}; the names are those of tftpd64's source (settings.h). */
final class Tftpd32Settings {
    /** Ten in its window; the first of old versions has no number. */
    private static final int OPTIONS_MAX = 10;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final SettingsDraft draft = new SettingsDraft();
    private final DraftedSubnet part = draft.part();

    private Tftpd32Settings(String text) {
        for (String line : text.lines().toList()) {
            int is = line.indexOf('=');
            if (is > 0) {
                values.put(
                        line.substring(0, is).strip().toLowerCase(Locale.ROOT),
                        line.substring(is + 1).strip());
            }
        }
    }

    static SettingsDraft translate(String text) {
        return new Tftpd32Settings(text).draft();
    }

    private SettingsDraft draft() {
        pool();
        address("gateway").ifPresent(router -> part.addresses(3, List.of(router)));
        address("dns").ifPresent(first -> part.addresses(6, dns(first)));
        value("option42").ifPresent(said -> draft.option(part, 42, said));
        value("domainname").ifPresent(said -> draft.option(part, 15, said));
        value("wins").ifPresent(said -> draft.option(part, 44, said));
        value("bootfile").ifPresent(said -> draft.note("BootFile " + said + ": left out."));
        value("lease_numleases")
                .filter(number -> !number.equals("0"))
                .ifPresent(
                        number ->
                                draft.note(
                                        "its "
                                                + number
                                                + " leases: phones ask for the address that they"
                                                + " have, and keep it."));
        value("lease (minutes)")
                .filter(minutes -> minutes.matches("\\d{1,9}"))
                .ifPresent(minutes -> part.lease(60 * Long.parseLong(minutes)));
        option("addoptionnumber", "addoptionvalue");
        for (int i = 1; i <= OPTIONS_MAX; i++) {
            option("addoptionnumber" + i, "addoptionvalue" + i);
        }
        value("basedirectory")
                .filter(folder -> !folder.equals("."))
                .ifPresent(
                        folder ->
                                draft.note(
                                        "BaseDirectory "
                                                + folder
                                                + ": give its firmware to offhook import, files of"
                                                + " your own to [tftp] folder."));
        value("dhcp localip")
                .or(() -> value("localip"))
                .ifPresent(own -> draft.note("it served as " + own + ": --listen " + own + "."));
        return draft;
    }

    private List<Ipv4> dns(Ipv4 first) {
        return address("dns2").map(second -> List.of(first, second)).orElse(List.of(first));
    }

    private void pool() {
        Optional<Ipv4> first = address("ip_pool");
        Optional<Ipv4> mask = address("mask");
        if (first.isEmpty() || mask.isEmpty()) {
            draft.note("it has no IP_Pool or no Mask: write subnet and pool here.");
            return;
        }
        Optional<Integer> prefix = SettingsDraft.prefix(mask.get());
        if (prefix.isEmpty()) {
            draft.note("Mask " + mask.get() + " is none: write subnet and pool here.");
            return;
        }
        part.subnet(Subnet.around(first.get(), prefix.get()));
        int size =
                value("poolsize")
                        .filter(number -> number.matches("\\d{1,5}"))
                        .map(Integer::parseInt)
                        .orElse(1);
        part.pool(new Pool(first.get(), first.get().plus(Math.max(1, size) - 1)));
    }

    private void option(String numberKey, String valueKey) {
        Optional<Integer> code =
                value(numberKey).filter(it -> it.matches("\\d{1,3}")).map(Integer::parseInt);
        Optional<String> said = value(valueKey);
        if (code.isEmpty() || code.get() == 0 || said.isEmpty()) {
            return;
        }
        Optional<Ipv4> hex = little(said.get());
        if (hex.isPresent() && (code.get() == 150 || code.get() == 66 || code.get() == 3)) {
            part.addresses(code.get(), List.of(inSubnet(said.get(), hex.get())));
            return;
        }
        // A letter in front says how the value is meant: i an address, s text, x hex …
        String value = said.get();
        boolean hasType = value.matches("[asIinNbx] .+");
        String bare = hasType ? value.substring(2).strip() : value;
        if (hasType && value.startsWith("x")) {
            part.text(code.get(), "0x" + bare.replaceAll("[ .:]", ""));
        } else {
            draft.option(part, code.get(), bare);
        }
    }

    /** Old versions wrote the number as a PC has it in memory: 0x0101A8C0 is 192.168.1.1. */
    private static Optional<Ipv4> little(String said) {
        return said.matches("0[xX][0-9a-fA-F]{8}")
                ? Optional.of(
                        new Ipv4(
                                Integer.reverseBytes(
                                        Integer.parseUnsignedInt(said.substring(2), 16))))
                : Optional.empty();
    }

    private Ipv4 inSubnet(String said, Ipv4 little) {
        var big = new Ipv4(Integer.reverseBytes(little.value()));
        boolean isTurned =
                part.subnet().filter(it -> it.contains(big) && !it.contains(little)).isPresent();
        Ipv4 meant = isTurned ? big : little;
        draft.note(
                said
                        + " is "
                        + meant
                        + (isTurned
                                ? " (tftpd32 would have sent it the wrong way round)."
                                : " (it was written the way a PC has it in memory)."));
        return meant;
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /** Dotted, or a number as a PC has it in memory (versions before 4). */
    private Optional<Ipv4> address(String key) {
        return value(key)
                .flatMap(
                        said ->
                                said.matches("-?\\d{5,10}")
                                        ? Optional.of(
                                                new Ipv4(
                                                        Integer.reverseBytes(
                                                                (int) Long.parseLong(said))))
                                        : Ipv4.read(said))
                .filter(address -> !address.isAny());
    }
}
