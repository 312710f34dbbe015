package offhook.firmware;

import offhook.phone.LoadName;
import offhook.phone.LoadNames;
import offhook.phone.Platform;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Loads that public sources name, so that a way can be told before anything is imported. Not
 * Cisco's full list: a name that is not here is planned for by its version.
 *
 * <p>Sources: shared facts firmware.md §1 and firmware-loads.csv, with the keys used there; names
 * that rest on memory only are left out.
 */
public final class KnownLoads {
    /** Load, HARDWARE_COMP_1 as its manifest has it (- if it has none, ? if not seen), source. */
    private static final String TABLE =
            """
            P00303010102 ? SEED, CME presence guide
            P00303020209 ? CME command reference
            P00303020214 ? CME documents
            P00303030300 ? CMEI
            P00305000200 ? CMEI
            P00305000300 ? Cisco document
            P00305000301 ? Cisco CME text
            P00305000500 ? SEED
            P00306000100 ? CMEI
            P00307000100 ? CME document
            P00307020300 ? CMEI
            P00308000100 ? Cisco CME text
            P00308000300 ? Cisco text
            P00308000400 ? Cisco text
            P00308000500 ? Cisco readme, CME lists
            P00308000700 ? voiphopper documents (CDP)
            P00308000800 ? Cisco readme
            P00308000900 ? SEED, Cisco readme
            P00308001000 ? Cisco readme
            P00308010200 ? D113837, WAZO
            P0030801SR02 ? PSCCP, CPROV
            P0S30202 ? Cisco text
            P0S30203 ? Cisco brief
            P0S3-03-0-00 ? Cisco text
            P0S3-04-1-00 ? Cisco text
            P0S3-04-4-00 ? CMEI (4.4), Cisco text
            P0S3-05-2-00 ? CMEI
            P0S3-05-3-00 ? CMEI (5.3); the name by rule
            P0S3-06-0-00 ? Cisco texts
            P0S3-06-3-00 ? Cisco texts
            P0S3-07-4-00 ? CMEI, a blog
            P0S3-07-5-00 ? DoESLiverpool wiki
            P0S3-08-1-00 ? Cisco text
            P0S3-08-2-00 ? Cisco text
            P0S3-08-4-00 ? Cisco readme and document
            P0S3-08-6-00 ? CVE-2007-4459
            P0S3-08-8-00 ? two sources
            P0S3-08-9-00 ? readmes, CME
            P0S3-08-11-00 ? readmes, CME
            P0S3-8-12-00 ? CPROV, ZHEL, LRC
            TERM41.7-0-3-0S ? CMESPC, Cisco CME
            SCCP11.7-2-1-0S ? CMESPC, Cisco CME
            SCCP70.8-0-1-11S ? CMESPC
            SIP70.8-0-1-11S ? CMESPC
            SIP70.8-0-3S ? CMESPC
            SCCP41.8-0-4ES4-0-1S ? issue 2
            SCCP11.8-0-4SR2S ? CMESPC
            SCCP31.8-2-1S ? firmware.md 1.3
            SCCP41.8-2-1S ? firmware.md 1.3
            SIP41.8-2-1S ? firmware.md 1.3
            SIP70.8-2-1S ? DUDEK
            SCCP70.8-2-2SR2S ? firmware.md 1.3
            SCCP41.8-3-1S ? firmware.md 1.3
            SIP41.8-3-1S ? firmware.md 1.3
            SCCP31.8-3-3S ? firmware.md 1.3
            SCCP41.8-3-3S ? firmware.md 1.3
            SIP45.8-3-3S ? firmware.md 1.3
            SCCP70.8-3-3SR2S ? firmware.md 1.3
            SCCP11.8-3-3SR2S 1 ZHEL
            SCCP41.8-3-4SR1S ? firmware.md 1.3
            SIP42.8-4-2S 1 ZHEL
            SIP45.8-4-2S ? firmware.md 1.3
            SIP70.8-4-2S ? firmware.md 1.3
            SCCP11.8-4-3S ? firmware.md 1.3
            SCCP41.8-4-3S ? firmware.md 1.3
            SCCP42.8-4-3S ? firmware.md 1.3
            SCCP11.8-5-2S ? WAZO
            SCCP31.8-5-2S ? WAZO
            SCCP41.8-5-2S ? WAZO, QS
            SCCP42.8-5-2S ? WAZO
            SCCP45.8-5-2S ? WAZO
            SCCP70.8-5-2S ? WAZO, DUDEK
            SCCP75.8-5-2S ? WAZO
            SIP11.8-5-2S ? firmware.md 1.3
            SIP31.8-5-2S ? firmware.md 1.3
            SIP41.8-5-2S ? firmware.md 1.3
            SIP42.8-5-2S ? firmware.md 1.3
            SIP45.8-5-2S ? firmware.md 1.3
            SIP70.8-5-2S ? firmware.md 1.3
            SIP75.8-5-2S ? firmware.md 1.3
            SIP41.8-5-2SR1S ? firmware.md 1.3
            SCCP41.8-5-2SR1S ? QS
            SIP70.8-5-2SR1S ? firmware.md 1.3
            SCCP11.8-5-3S ? firmware.md 1.3
            SCCP41.8-5-3S ? firmware.md 1.3
            SCCP42.8-5-3S ? firmware.md 1.3
            SCCP70.8-5-3S ? DUDEK
            SIP11.8-5-3S 1 ZHEL
            SIP75.8-5-3SR1S ? firmware.md 1.3
            SIP11.8-5-4S 1 CPROV
            SIP41.8-5-4S - CPROV
            SIP42.8-5-4S 1 CPROV
            SIP45.8-5-4S - CPROV
            SCCP41.8-5-4S ? ITWURX
            SCCP11.9-0-2SR1S ? firmware.md 1.3
            SCCP42.9-0-2SR2S ? firmware.md 1.3
            SCCP11.9-0-3S ? WAZO
            SCCP31.9-0-3S ? WAZO
            SCCP41.9-0-3S ? WAZO
            SCCP42.9-0-3S ? WAZO
            SCCP45.9-0-3S ? WAZO
            SCCP70.9-0-3S ? WAZO
            SCCP75.9-0-3S ? WAZO
            SCCP11.9-2-1S 1 PSCCP
            SCCP31.9-2-1S - PSCCP
            SCCP41.9-2-1S ? WAZO, CHAS
            SCCP42.9-2-1S ? WAZO, CHAS
            SCCP45.9-2-1S ? WAZO, CHAS
            SCCP70.9-2-1S ? WAZO
            SCCP75.9-2-1S ? WAZO
            SIP11.9-2-1S ? CHAS
            SIP41.9-2-1S ? CHAS
            SIP42.9-2-1S ? CHAS
            SIP45.9-2-1S ? CHAS
            SCCP42.9-3-1-1S ? firmware.md 1.3
            SCCP41.9-3-1SR1-1S - PSCCP
            SCCP45.9-3-1SR1-1S 7 PSCCP
            SCCP70.9-3-1SR1-1S - PSCCP
            SCCP75.9-3-1SR1-1S 5 PSCCP
            SCCP11.9-4-2-1S 1 CPROV
            SIP41.9-4-2-1S - CPROV
            SCCP11.9-4-2SR1-1S 1 CPROV
            SCCP31.9-4-2SR1-1S ? WAZO
            SCCP41.9-4-2SR1-1S - CPROV
            SCCP42.9-4-2SR1-1S 5 CPROV
            SCCP45.9-4-2SR1-1S 15 CPROV
            SCCP70.9-4-2SR1-1S ? WAZO
            SIP11.9-4-2SR1-1S 1 CPROV
            SIP70.9-4-2SR1-1S ? DUDEK
            SCCP31.9-4-2SR2-2S ? firmware.md 1.3
            SCCP41.9-4-2SR2-2S ? firmware.md 1.3
            SCCP11.9-4-2SR3-1S 1 PSCCP
            SCCP41.9-4-2SR3-1S - PSCCP, 3 repositories
            SCCP42.9-4-2SR3-1S 5 PSCCP
            SCCP45.9-4-2SR3-1S ? CHAS
            SCCP70.9-4-2SR3-1S - PSCCP
            SCCP75.9-4-2SR3-1S 5 PSCCP
            SIP11.9-4-2SR3-1S ? firmware.md 1.3 (last release)
            SIP31.9-4-2SR3-1S ? firmware.md 1.3 (last release)
            SIP41.9-4-2SR3-1S ? firmware.md 1.3 (last release)
            SIP42.9-4-2SR3-1S 5 LRC
            SIP45.9-4-2SR3-1S ? WAZO, CHAS
            SIP70.9-4-2SR3-1S ? firmware.md 1.3 (last release)
            SCCP45.9-4-2SR4-3S 15 PSCCP
            SCCP75.9-4-2SR4-3S 5 PSCCP
            CP7902060000SCCP050124A ? CMESPC
            CP7902080001SCCP051117A ? CMESPC
            CP7902080002SCCP060817A ? PSCCP
            CP7905010300SIP050414A ? CMESPC
            CP7905060000SCCP050124A ? CMESPC
            CP7905080001SCCP051117A ? CMESPC
            CP7905080003SCCP070409A ? PSCCP
            CP7912010300SIP050414A ? CMESPC
            CP7912060000SCCP050124A ? CMESPC
            CP7912080000SIP060111A ? PSCCP
            CP7912080004SCCP080108A ? PSCCP
            P00403020214 ? CMESPC
            P00405000700 ? PSCCP
            """;

    public static final List<KnownLoad> ALL = TABLE.lines().map(KnownLoads::row).toList();

    private KnownLoads() {}

    /**
     * @param hardwareComp as in {@link Load}; 0 if its manifest has none, empty if not seen
     * @param source who names it
     */
    public record KnownLoad(LoadName name, OptionalInt hardwareComp, String source) {}

    private static KnownLoad row(String line) {
        String[] cells = line.split(" ", 3);
        var hardware =
                switch (cells[1]) {
                    case "?" -> OptionalInt.empty();
                    case "-" -> OptionalInt.of(0);
                    default -> OptionalInt.of(Integer.parseInt(cells[1]));
                };
        var name =
                LoadNames.named(cells[0])
                        .orElseThrow(() -> new IllegalStateException("not a load: " + cells[0]));
        return new KnownLoad(name, hardware, cells[2]);
    }

    public static Optional<KnownLoad> of(LoadName name) {
        return ALL.stream().filter(known -> known.name().equals(name)).findFirst();
    }

    static List<LoadName> on(Platform platform) {
        return ALL.stream()
                .map(KnownLoad::name)
                .filter(name -> name.platform() == platform)
                .toList();
    }
}
