package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.dhcp.Pool;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads Kea's {@code Dhcp4}: subnets, pools, option-data, reservations. */
final class KeaSettings {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .build();

    private static final Pattern INCLUDE = Pattern.compile("<\\?include [^>]*>,?");

    private final SettingsDraft draft = new SettingsDraft();
    private final DefinedOptions options = new DefinedOptions();

    /** They decide on nothing that a phone is told. */
    private static final Set<String> IDLE =
            Set.of(
                    "id",
                    "interface",
                    "interfaces-config",
                    "lease-database",
                    "control-socket",
                    "loggers",
                    "comment",
                    "user-context",
                    "authoritative",
                    "renew-timer",
                    "rebind-timer",
                    "min-valid-lifetime",
                    "max-valid-lifetime",
                    "calculate-tee-times",
                    "expired-leases-processing",
                    "name",
                    "relay");

    private static final Set<String> TAKEN =
            Set.of(
                    "option-def",
                    "option-data",
                    "valid-lifetime",
                    "shared-networks",
                    "subnet4",
                    "subnet",
                    "pools",
                    "reservations",
                    "next-server",
                    "client-classes");

    private KeaSettings() {}

    /** Empty if it is no JSON. */
    static Optional<SettingsDraft> translate(String text) {
        try {
            var reader = new KeaSettings();
            String alone = INCLUDE.matcher(text).replaceAll("");
            if (!alone.equals(text)) {
                reader.draft.note("<?include …?>: that file is not read.");
            }
            reader.dhcp4(JSON.readTree(alone).path("Dhcp4"));
            return Optional.of(reader.draft);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private void dhcp4(JsonNode dhcp4) {
        for (JsonNode definition : dhcp4.path("option-def")) {
            int code = definition.path("code").asInt(0);
            options.define(definition.path("name").asString(""), code);
            switch (definition.path("type").asString("")) {
                case "uint8", "int8", "boolean" -> options.isNumber(code, 8);
                case "uint16", "int16" -> options.isNumber(code, 16);
                case "uint32", "int32" -> options.isNumber(code, 32);
                default -> {
                    // Its value shows what it is.
                }
            }
        }
        unknown(dhcp4);
        for (JsonNode condition : dhcp4.path("client-classes")) {
            clientClass(condition);
        }
        options(dhcp4, draft.general());
        lease(dhcp4, draft.general());
        dhcp4.path("subnet4").forEach(this::subnet);
        for (JsonNode network : dhcp4.path("shared-networks")) {
            unknown(network);
            var shared = new DraftedSubnet();
            options(network, shared);
            lease(network, shared);
            for (JsonNode subnet : network.path("subnet4")) {
                subnet(subnet).inherit(shared);
            }
            network.path("reservations").forEach(this::reservation);
        }
        dhcp4.path("reservations").forEach(this::reservation);
    }

    /** One that speaks of Cisco is for all whom we serve. */
    private void clientClass(JsonNode condition) {
        String name = "client class " + condition.path("name").asString("");
        if (condition.toString().toLowerCase(Locale.ROOT).contains("cisco")) {
            options(condition, draft.general());
            draft.note(name + ": taken for all phones.");
        } else {
            draft.note(name + ": left out.");
        }
    }

    private void unknown(JsonNode holder) {
        holder.propertyNames().stream()
                .filter(key -> !IDLE.contains(key) && !TAKEN.contains(key))
                .forEach(key -> draft.note(key + ": left out."));
    }

    private DraftedSubnet subnet(JsonNode subnet) {
        DraftedSubnet part = draft.part();
        String said = subnet.path("subnet").asString("");
        Subnet.read(said)
                .ifPresentOrElse(
                        part::subnet, () -> draft.note("subnet " + said + " is none: write it."));
        unknown(subnet);
        for (JsonNode pool : subnet.path("pools")) {
            String range = pool.path("pool").asString("").replace(" ", "");
            Pool.read(range)
                    .or(() -> Subnet.read(range).map(it -> new Pool(it.network(), it.broadcast())))
                    .ifPresentOrElse(
                            part::pool,
                            () -> draft.note("pool " + range + " is no range: left out."));
            pool.propertyNames().stream()
                    .filter(key -> !key.equals("pool"))
                    .forEach(key -> draft.note("pool " + range + ": its " + key + " is left out."));
        }
        options(subnet, part);
        lease(subnet, part);
        Ipv4.read(subnet.path("next-server").asString(""))
                .filter(server -> !server.isAny())
                .ifPresent(server -> draft.option(part, 66, server.toString()));
        subnet.path("reservations").forEach(this::reservation);
        return part;
    }

    private void options(JsonNode holder, DraftedSubnet part) {
        for (JsonNode option : holder.path("option-data")) {
            String name = option.path("name").asString("");
            int code = option.path("code").asInt(options.code(name).orElse(0));
            String data = option.path("data").asString("");
            String space = option.path("space").asString("dhcp4");
            if (code == 0 || !space.equals("dhcp4") || option.path("never-send").asBoolean(false)) {
                draft.note("option " + (name.isEmpty() ? code : name) + ": left out.");
            } else if (!option.path("csv-format").asBoolean(true)) {
                hex(part, code, data);
            } else {
                options.put(draft, part, code, data);
            }
        }
    }

    /** Addresses, where it can be nothing else. */
    private void hex(DraftedSubnet part, int code, String data) {
        String digits = data.replaceAll("^0[xX]|[ :]", "");
        boolean areAddresses = Set.of(3, 6, 150).contains(code) && digits.length() % 8 == 0;
        if (!digits.matches("([0-9a-fA-F]{2})+")) {
            draft.note("option " + code + " says " + data + ", which is no hex: left out.");
        } else if (areAddresses) {
            var addresses = new ArrayList<String>();
            for (int at = 0; at < digits.length(); at += 8) {
                int value = Integer.parseUnsignedInt(digits.substring(at, at + 8), 16);
                addresses.add(new Ipv4(value).toString());
            }
            draft.option(part, code, String.join(",", addresses));
        } else if (code == 66) {
            byte[] text = HexFormat.of().parseHex(digits);
            draft.option(part, code, new String(text, StandardCharsets.ISO_8859_1));
        } else {
            draft.option(part, code, "0x" + digits);
        }
    }

    private static void lease(JsonNode holder, DraftedSubnet part) {
        if (holder.path("valid-lifetime").isIntegralNumber()) {
            part.lease(holder.path("valid-lifetime").asLong());
        }
    }

    private void reservation(JsonNode reservation) {
        String id = reservation.path("client-id").asString("");
        Optional<MacAddress> mac =
                MacAddress.read(
                        reservation.path("hw-address").asString(id.replaceFirst("^01:?", "")));
        Optional<Ipv4> address = Ipv4.read(reservation.path("ip-address").asString(""));
        if (mac.isPresent() && address.isPresent()) {
            draft.reserve(mac.get(), address.get());
        } else {
            draft.note("reservation " + reservation + ": without a MAC and an address left out.");
        }
    }
}
