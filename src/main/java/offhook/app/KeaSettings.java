package offhook.app;

import offhook.address.Ipv4;
import offhook.address.MacAddress;
import offhook.address.Subnet;
import offhook.dhcp.Pool;

import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads Kea's {@code Dhcp4}: subnets, pools, option-data, reservations. */
final class KeaSettings {
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .build();

    private final SettingsDraft draft = new SettingsDraft();
    private final Map<String, Integer> codes =
            new HashMap<>(
                    Map.of(
                            "routers", 3,
                            "domain-name-servers", 6,
                            "domain-name", 15,
                            "ntp-servers", 42,
                            "tftp-server-name", 66));

    private KeaSettings() {}

    /** Empty if it is no JSON. */
    static Optional<SettingsDraft> translate(String text) {
        try {
            var reader = new KeaSettings();
            reader.dhcp4(JSON.readTree(text).path("Dhcp4"));
            return Optional.of(reader.draft);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    private void dhcp4(JsonNode dhcp4) {
        for (JsonNode definition : dhcp4.path("option-def")) {
            codes.put(definition.path("name").asString(""), definition.path("code").asInt(0));
        }
        options(dhcp4, draft.general());
        lease(dhcp4, draft.general());
        dhcp4.path("subnet4").forEach(this::subnet);
        dhcp4.path("reservations").forEach(this::reservation);
        if (dhcp4.has("client-classes")) {
            draft.note("client-classes: left out.");
        }
    }

    private void subnet(JsonNode subnet) {
        SettingsDraft.Part part = draft.part();
        Subnet.read(subnet.path("subnet").asString("")).ifPresent(part::subnet);
        for (JsonNode pool : subnet.path("pools")) {
            String range = pool.path("pool").asString("").replace(" ", "");
            Pool.read(range)
                    .or(() -> Subnet.read(range).map(it -> new Pool(it.network(), it.broadcast())))
                    .ifPresent(it -> part.pool(it.first(), it.last()));
        }
        options(subnet, part);
        lease(subnet, part);
        subnet.path("reservations").forEach(this::reservation);
    }

    private void options(JsonNode holder, SettingsDraft.Part part) {
        for (JsonNode option : holder.path("option-data")) {
            String name = option.path("name").asString("");
            int code = option.path("code").asInt(codes.getOrDefault(name, 0));
            String data = option.path("data").asString("");
            if (code == 0) {
                draft.note("option " + name + ": left out.");
            } else {
                draft.option(part, code, data);
            }
        }
    }

    private static void lease(JsonNode holder, SettingsDraft.Part part) {
        if (holder.path("valid-lifetime").isIntegralNumber()) {
            part.lease(holder.path("valid-lifetime").asLong());
        }
    }

    private void reservation(JsonNode reservation) {
        Optional<MacAddress> mac = MacAddress.read(reservation.path("hw-address").asString(""));
        Optional<Ipv4> address = Ipv4.read(reservation.path("ip-address").asString(""));
        if (mac.isPresent() && address.isPresent()) {
            draft.reserve(mac.get(), address.get());
        }
    }
}
