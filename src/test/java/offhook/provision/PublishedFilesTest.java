package offhook.provision;

import static org.assertj.core.api.Assertions.assertThat;

import offhook.DocsTable;
import offhook.KnownPhones;
import offhook.PublishedFiles;
import offhook.config.CheckContext;
import offhook.config.ConfigCheck;
import offhook.config.ParsedFile;
import offhook.line.Handed;
import offhook.line.Pbx;
import offhook.line.PhoneEntry;
import offhook.wire.Bytes;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Published files that work, and Offhook's own for the same data: every place at which they differ
 * stands in docs/configuration.md with its reason, and no other.
 */
class PublishedFilesTest {
    private static final Path PAGE = Path.of("docs/configuration.md");
    private static final PhoneFiles FILES = new PhoneFiles(KnownPhones.CATALOGUE, OwnWording.NONE);
    private static final FilesRead READ = new FilesRead(KnownPhones.CATALOGUE);
    private static final ConfigCheck CHECK = new ConfigCheck(KnownPhones.CATALOGUE);

    /**
     * @param kind how the table calls it
     * @param files the phone's own first
     */
    private record Sample(String kind, String model, String load, List<String> files) {}

    private static final List<Sample> SAMPLES =
            List.of(
                    new Sample(
                            "SIP",
                            "7975",
                            "SIP75.9-4-2SR3-1S",
                            List.of("02-7942-7970-7975-sip.cnf.xml")),
                    new Sample(
                            "SIP", "7942", "SIP42.8-5-4S", List.of("06-7942-sip-NEGATIVE.cnf.xml")),
                    new Sample("SIP", "7961", "SIP41.8-5-4S", List.of("18-7941-7961-sip.cnf.xml")),
                    new Sample("SIP", "7945", "SIP45.8-5-4S", List.of("20-7945-7965-sip.cnf.xml")),
                    new Sample("SIP", "7911", "SIP11.9-4-2SR3-1S", List.of("40-791x-sip.cnf.xml")),
                    new Sample(
                            "SIP", "7941", "SIP41.8-5-4S", List.of("52-79x1-sip-expected.cnf.xml")),
                    new Sample(
                            "SIP",
                            "7911",
                            "SIP11.8-5-3S",
                            List.of("64-7911-7942-sip-zhelt.cnf.xml")),
                    new Sample(
                            "SCCP", "7960", "P00308010100", List.of("30-7940-7960-sccp.cnf.xml")),
                    new Sample("SCCP", "7961", "SCCP41.8-5-4S", List.of("32-796x-sccp.cnf.xml")),
                    new Sample(
                            "SCCP",
                            "7971",
                            "SCCP70.8-5-4S",
                            List.of("34-797x-extended-sccp.cnf.xml")),
                    new Sample("SCCP", "7970", "SCCP70.8-5-4S", List.of("38-sccp-ipv6.cnf.xml")),
                    new Sample(
                            "7940/60",
                            "7960",
                            "P0S3-8-12-00",
                            List.of("16-7960-sip.cnf", "14-7960-SIPDefault.cnf")),
                    new Sample(
                            "7940/60",
                            "7960",
                            "P0S3-8-12-00",
                            List.of("22-7940-7960-sip-NEGATIVE.cnf")),
                    new Sample(
                            "7940/60",
                            "7960",
                            "P0S3-8-12-00",
                            List.of("96-7940-7960-SIPmac-8-12-ccm.cnf")),
                    new Sample(
                            "7940/60",
                            "7960",
                            "P0S3-07-4-00",
                            List.of("98-7960-CME-generated-7-4.cnf")),
                    new Sample("dial plan", "7962", "SIP42.8-5-4S", List.of("70-dialplan-ucm.xml")),
                    new Sample(
                            "dial plan",
                            "7962",
                            "SIP42.8-5-4S",
                            List.of("74-dialplan-lrcamargo.xml")),
                    new Sample(
                            "dial plan",
                            "7962",
                            "SIP42.8-5-4S",
                            List.of("76-dialplan-sccp_manager.xml")),
                    new Sample(
                            "dial plan", "7962", "SIP42.8-5-4S", List.of("78-dialplan-meow.xml")),
                    new Sample(
                            "soft keys", "7962", "SIP42.8-5-4S", List.of("68-softkeys-buba0.xml")),
                    new Sample("rings", "7962", "SIP42.8-5-4S", List.of("80-ringlist-ucm.xml")),
                    new Sample("rings", "7960", "P0S3-8-12-00", List.of("82-RINGLIST.DAT")),
                    new Sample(
                            "rings",
                            "7962",
                            "SIP42.8-5-4S",
                            List.of("84-DISTINCTIVERINGLIST-staskobzar.xml")));

    /** What its owner still has to fill in, filled in; nothing else is changed. */
    private static String filled(String text) {
        return text.replaceAll("###SERVER\\w*###|###DOMAIN\\w*###|SERVERIP", "192.168.1.10")
                .replaceAll("\\[?x\\.x\\.x\\.x\\]?", "192.168.1.10")
                .replaceAll("\\[== [\\w ]*(?:SERVER|IP|HOST)[\\w ]* ==\\]", "192.168.1.10")
                .replaceAll("\\[== [\\w ]*PASSWORD[\\w ]* ==\\]|###PASSWORD###", "secret")
                .replaceAll("\\[== [^=]* ==\\]|###\\w+###", "101")
                .replace("REDACTED_32_CHARS_same_length_xx", "secret")
                .replaceAll("(?s)<members>\\s*</members>", MEMBERS)
                .replace(
                        "<processNodeName></processNodeName>",
                        "<processNodeName>192.168.1.10</processNodeName>")
                .replaceFirst("(?s)(<featureID>9</featureID>.{0,300}?<name>)(</name>)", "$1u101$2");
    }

    private static final String MEMBERS =
            "<members><member priority=\"0\"><callManager><ports><sipPort>5060</sipPort></ports>"
                    + "<processNodeName>192.168.1.10</processNodeName></callManager></member>"
                    + "</members>";

    @Test
    void every_difference_to_a_published_file_is_listed_and_explained() throws IOException {
        Path samples = PublishedFiles.folder();
        List<Reason> all = Reason.all();
        var places = new LinkedHashMap<Reason, TreeSet<String>>();
        var numbers = new LinkedHashMap<Reason, TreeSet<String>>();
        all.forEach(reason -> places.put(reason, new TreeSet<>()));
        for (Sample sample : SAMPLES) {
            for (FileDifference difference : differences(samples, sample)) {
                Reason reason =
                        Reason.of(all, sample.kind, difference)
                                .orElseThrow(
                                        () ->
                                                new AssertionError(
                                                        "no reason for "
                                                                + difference
                                                                + " of "
                                                                + sample.files));
                places.get(reason).add(difference.place());
                numbers.computeIfAbsent(reason, any -> new TreeSet<>())
                        .add(sample.files.getFirst().replaceFirst("-.*", ""));
            }
        }
        var table =
                new StringBuilder(
                        "| files | in | Offhook | places | why |\n|---|---|---|---|---|\n");
        places.forEach(
                (reason, found) -> {
                    assertThat(found).as("a reason for nothing: " + reason).isNotEmpty();
                    table.append("| ")
                            .append(reason.kind())
                            .append(" | ")
                            .append(String.join(", ", numbers.get(reason)))
                            .append(" | ")
                            .append(reason.does())
                            .append(" | `")
                            .append(String.join("`, `", found))
                            .append("` | ")
                            .append(reason.why())
                            .append(" |\n");
                });

        new DocsTable(PAGE, "differences").holds(table.toString());
    }

    private static List<FileDifference> differences(Path samples, Sample sample)
            throws IOException {
        var theirs = new java.util.ArrayList<ParsedFile>();
        for (String name : sample.files) {
            theirs.add(parsed(samples, name));
        }
        BroughtPhone brought = READ.of(theirs);
        PhoneEntry entry = brought.entry(SomeBooks.MAC);
        Map<String, Pbx> servers =
                brought.servers().stream()
                        .collect(Collectors.toMap(Pbx::name, Function.identity()));
        if (servers.isEmpty()) {
            servers = Map.of("pbx", SomeBooks.LAN);
            if (entry.lines().isEmpty()) {
                entry = entry.withLines(List.of(Handed.line(1, "101", "secret")));
            }
        }
        var order =
                SomeBooks.order(
                        new PhoneEntry(
                                entry.mac(),
                                Optional.of(sample.model),
                                entry.site(),
                                entry.description(),
                                entry.lines(),
                                entry.speedDials(),
                                entry.overrides()),
                        servers,
                        servers.keySet().iterator().next(),
                        sample.load);
        Provisioning made = FILES.make(order);
        if (made instanceof Provisioning.Refused refused) {
            throw new AssertionError(sample + ": " + refused.reasons());
        }
        var ready = (Provisioning.Ready) made;
        var differences = new java.util.ArrayList<FileDifference>();
        if (sample.kind.equals("7940/60")) {
            differences.addAll(
                    FileDifference.between(
                            joined(theirs),
                            joined(
                                    ready.files().stream()
                                            .filter(it -> it.form().isSettings())
                                            .map(it -> ParsedFile.of(it.name(), it.content()))
                                            .toList())));
        } else {
            ParsedFile ours =
                    ready.files().stream()
                            .map(it -> ParsedFile.of(it.name(), it.content()))
                            .filter(it -> it.kind() == theirs.getFirst().kind())
                            .findFirst()
                            .orElseThrow(() -> new AssertionError(sample + ": not made"));
            differences.addAll(FileDifference.between(theirs.getFirst(), ours));
        }
        return differences;
    }

    /** The two text files of a 7940/60 are read as one. */
    private static ParsedFile joined(List<ParsedFile> files) {
        String text = files.stream().map(ParsedFile::text).collect(Collectors.joining("\n"));
        return ParsedFile.of("SIP001B0C18BDC1.cnf", Bytes.ofUtf8(text));
    }

    private static ParsedFile parsed(Path samples, String name) throws IOException {
        String text = filled(Files.readString(samples.resolve(name)));
        String sound =
                CHECK.check(name, Bytes.ofUtf8(text), CheckContext.NONE).corrected().orElse(text);
        return ParsedFile.of(name, Bytes.ofUtf8(sound));
    }
}
