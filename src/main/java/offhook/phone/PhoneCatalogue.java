package offhook.phone;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Every model we know. Immutable; built once from data that the edge has read. */
public final class PhoneCatalogue {
    private final List<PhoneModel> models;

    public PhoneCatalogue(List<PhoneModel> models) {
        this.models = List.copyOf(models);
    }

    public List<PhoneModel> models() {
        return models;
    }

    /**
     * By name in any usual spelling: {@code 7961}, {@code CP-7961G}, {@code 7961g}, {@code
     * 7961G-GE}.
     */
    public Optional<PhoneModel> named(String spelling) {
        String wanted = bare(spelling);
        return models.stream().filter(model -> bare(model.name()).equals(wanted)).findFirst();
    }

    public Optional<PhoneModel> ofDeviceType(int deviceType) {
        return models.stream().filter(model -> model.deviceType() == deviceType).findFirst();
    }

    public List<PhoneModel> onPlatform(Platform platform) {
        return models.stream().filter(model -> model.platform() == platform).toList();
    }

    /** {@code CP-7961G} is {@code 7961}; {@code CP-7961G-GE} is {@code 7961GGE}. */
    private static String bare(String spelling) {
        String text = spelling.strip().toUpperCase(Locale.ROOT).replaceFirst("^CP-", "");
        return text.endsWith("-GE")
                ? text.replaceFirst("G?-GE$", "GE")
                : text.replaceFirst("(?<=\\d)G$", "").replaceFirst("(?<=\\d)GGE$", "GE");
    }
}
