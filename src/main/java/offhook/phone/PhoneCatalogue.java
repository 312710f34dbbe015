package offhook.phone;

import offhook.address.MacAddress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every model we know. Immutable; built once from data that the edge has read. */
public final class PhoneCatalogue {
    /** How option 60 of a Cisco phone begins; the model may be absent (phones.md §1b). */
    private static final List<String> VENDOR_PREFIXES =
            List.of(
                    "Cisco Systems, Inc. IP Phone",
                    "Cisco Systems Inc. Wireless Phone",
                    "Cisco System, Inc. IP Phone");

    /** {@code Cisco-CP7961G-GE}, {@code IP Phone 7960}, {@code CP-8841-3PCC}: what to take off. */
    private static final Pattern AROUND_MODEL =
            Pattern.compile("^(?:CISCO[- ]*)?(?:(?:UNIFIED )?IP PHONE )?(?:CP-?)?|-3PCC$");

    private static final Pattern JAR = Pattern.compile("(?:.*/)?([a-z-]+)-(sip|sccp)\\.jar");

    private static final Pattern GIGABIT_END = Pattern.compile("(?<=\\d)G?-?GE$");
    private static final Pattern G_END = Pattern.compile("(?<=\\d)G$");

    private final List<PhoneModel> models;

    /** Each DHCP message asks: no model is searched for then. */
    private final Map<String, List<PhoneModel>> byVendorClass = new HashMap<>();

    private final Map<Platform, List<PhoneModel>> byPlatform;
    private final Map<String, PhoneModel> byBareName = new HashMap<>();
    private final List<LocaleJar> jars;
    private final List<MakerHint> makers;

    public PhoneCatalogue(List<PhoneModel> models) {
        this(models, List.of(), List.of());
    }

    public PhoneCatalogue(List<PhoneModel> models, List<LocaleJar> jars, List<MakerHint> makers) {
        this.models = List.copyOf(models);
        this.byPlatform = models.stream().collect(Collectors.groupingBy(PhoneModel::platform));
        this.jars = List.copyOf(jars);
        this.makers = List.copyOf(makers);
        for (PhoneModel model : models) {
            byBareName.putIfAbsent(bare(model.name()), model);
            for (String form : Set.copyOf(model.vendorClasses())) {
                byVendorClass.computeIfAbsent(form, any -> new ArrayList<>()).add(model);
            }
        }
    }

    public List<PhoneModel> models() {
        return models;
    }

    /**
     * By name in any usual spelling: {@code 7961}, {@code CP-7961G}, {@code 7961g}, {@code
     * 7961G-GE}, {@code CP7961G-GE}, {@code IP Phone 7960}.
     */
    public Optional<PhoneModel> named(String spelling) {
        PhoneModel plain = byBareName.get(spelling);
        if (plain != null) {
            return Optional.of(plain);
        }
        // A platform's label, 7941/7961, is asked for with each event of a log and is no model.
        if (spelling.indexOf('/') >= 0) {
            return Optional.empty();
        }
        String wanted = bare(spelling);
        Optional<PhoneModel> exact = byBare(wanted);
        // The 7971 exists as 7971G-GE only and is called 7971.
        return exact.isPresent() || !wanted.endsWith("GE")
                ? exact
                : byBare(wanted.substring(0, wanted.length() - 2))
                        .filter(model -> isGigabit(model));
    }

    public Optional<PhoneModel> ofDeviceType(int deviceType) {
        return models.stream().filter(model -> model.deviceType() == deviceType).findFirst();
    }

    public List<PhoneModel> onPlatform(Platform platform) {
        return byPlatform.getOrDefault(platform, List.of());
    }

    /** What option 60 says, with or without the NULs that some phones count in. */
    public VendorReading identify(String vendorClass) {
        String text = withoutNuls(vendorClass).strip();
        List<PhoneModel> senders = byVendorClass.getOrDefault(text, List.of());
        if (senders.size() == 1) {
            return new VendorReading.Known(senders.getFirst());
        }
        for (String prefix : VENDOR_PREFIXES) {
            if (text.equals(prefix)) {
                return new VendorReading.ModelUnsaid(senders);
            }
            if (text.startsWith(prefix + " ")) {
                String said = text.substring(prefix.length()).strip();
                return named(said)
                        .<VendorReading>map(VendorReading.Known::new)
                        .orElse(new VendorReading.ModelUnknown(said));
            }
        }
        return new VendorReading.NotAPhone();
    }

    /** The models whose factory loader asks for this manifest, {@code term41.default.loads}. */
    public List<PhoneModel> ofDefaultLoads(String name) {
        return models.stream()
                .filter(model -> model.defaultLoads().filter(name::equalsIgnoreCase).isPresent())
                .toList();
    }

    /** The platforms that ask for this locale jar, {@code <locale>/mk-sip.jar}; may be none. */
    public List<Platform> ofJar(String jarName) {
        return JarName.read(jarName).stream()
                .flatMap(name -> jars.stream().filter(jar -> jar.stem().equals(name.stem())))
                .flatMap(jar -> jar.platforms().stream())
                .toList();
    }

    /** What the phone that asks for this locale jar speaks: {@code td-sccp.jar} says SCCP. */
    public Optional<Protocol> protocolOfJar(String jarName) {
        return JarName.read(jarName).map(JarName::protocol);
    }

    /** Models that were seen under the first half of this address. Never more than a hint. */
    public List<PhoneModel> hinted(MacAddress mac) {
        int oui = (int) (mac.value() >> 24);
        return makers.stream()
                .filter(maker -> maker.oui() == oui)
                .flatMap(maker -> maker.models().stream())
                .toList();
    }

    private record JarName(String stem, Protocol protocol) {
        static Optional<JarName> read(String name) {
            Matcher match = JAR.matcher(name.toLowerCase(Locale.ROOT));
            return match.matches()
                    ? Optional.of(
                            new JarName(
                                    match.group(1),
                                    match.group(2).equals("sip") ? Protocol.SIP : Protocol.SCCP))
                    : Optional.empty();
        }
    }

    private Optional<PhoneModel> byBare(String wanted) {
        return Optional.ofNullable(byBareName.get(wanted));
    }

    private static boolean isGigabit(PhoneModel model) {
        return model.vendorClasses().stream().anyMatch(form -> form.endsWith("-GE"));
    }

    private static String withoutNuls(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /** {@code CP-7961G} is {@code 7961}; {@code CP-7961G-GE} is {@code 7961GE}. */
    private static String bare(String spelling) {
        String text = spelling.strip().toUpperCase(Locale.ROOT);
        String inner = AROUND_MODEL.matcher(text).replaceAll("");
        return G_END.matcher(GIGABIT_END.matcher(inner).replaceFirst("GE")).replaceFirst("");
    }
}
