package offhook.firmware;

import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * The judgement of one package.
 *
 * @param files what it holds
 * @param loads what phones can be given from it, or could if it were whole
 * @param defects of the archive itself, and of files that belong to no load
 * @param remarks sentences about what was left out
 */
public record PackageReport(
        PackageFiles files, List<Load> loads, List<Defect> defects, List<String> remarks) {
    /** Names of left-out files that are told one by one. */
    private static final int NAMES_TOLD_MAX = 5;

    public PackageReport {
        loads = List.copyOf(loads);
        defects = List.copyOf(defects);
        remarks = List.copyOf(remarks);
    }

    /**
     * @param ofArchive what is wrong with the archive that they came in
     * @param loads as {@link LoadAssembly} found them in these files
     */
    public static PackageReport of(PackageFiles files, List<Load> loads, List<Defect> ofArchive) {
        var defects = new ArrayList<>(ofArchive);
        var told = new LinkedHashSet<String>();
        for (Load load : loads) {
            if (load.condition() instanceof Condition.Damaged(List<String> sentences)) {
                told.addAll(sentences);
            }
        }
        files.files().stream()
                .flatMap(file -> file.defects().stream())
                .filter(defect -> !told.contains(defect.sentence()))
                .forEach(defects::add);
        defects.addAll(StrayMembers.withoutLoad(files, loads));
        return new PackageReport(files, loads, defects, remarks(files, loads, defects));
    }

    public String origin() {
        return files.origin();
    }

    /** There is a load in it, and nothing wrong with any. */
    public boolean isFine() {
        return defects.isEmpty() && !loads.isEmpty() && loads.stream().allMatch(Load::isComplete);
    }

    /** Nothing in it is for a 7900 phone, and nothing wrong with that beside firmware. */
    boolean isBesideThePoint() {
        return defects.isEmpty()
                && loads.isEmpty()
                && files.files().stream().noneMatch(file -> file.role().isOurs());
    }

    private static List<String> remarks(
            PackageFiles files, List<Load> loads, List<Defect> defects) {
        var remarks = new ArrayList<String>();
        var leftOut = new ArrayList<String>();
        var foreign = new ArrayList<String>();
        for (JudgedFile file : files.files()) {
            boolean isUsed = loads.stream().anyMatch(load -> load.file(file.name()).isPresent());
            switch (file.role()) {
                case FileRole.Accessory _ -> leftOut.add(file.name());
                case FileRole.Foreign _ -> foreign.add(file.name());
                case FileRole.Nameless _ when isOfOthers(file) -> leftOut.add(file.name());
                case FileRole.Nameless(String _, String why) -> {
                    // A manifest may list parts whose names follow no rule we know.
                    if (file.isSound() && !isUsed) {
                        remarks.add(why);
                        remarks.addAll(file.warnings());
                    }
                }
                case FileRole.DefaultManifest _ when file.isSound() && !isUsed ->
                        remarks.add(
                                file.name()
                                        + " lists the parts of a load that did not come with it.");
                case FileRole.Member _ when file.isSound() && !isUsed && defects.isEmpty() ->
                        remarks.add(file.name() + " is listed by no manifest here.");
                case FileRole.Manifest _,
                        FileRole.DefaultManifest _,
                        FileRole.Member _,
                        FileRole.Image _,
                        FileRole.ImageName _ -> {}
            }
        }
        if (!foreign.isEmpty()) {
            remarks.add("Left out, firmware of other devices than 7900 phones: " + told(foreign));
        }
        if (!leftOut.isEmpty()) {
            remarks.add("Left out, not firmware: " + told(leftOut));
        }
        if (loads.isEmpty() && defects.isEmpty()) {
            remarks.addFirst("No load of a 7900 phone in it.");
        }
        return remarks;
    }

    /** A .bin that resembles no load: other makers' phones and routers have many of them. */
    private static boolean isOfOthers(JudgedFile file) {
        return !file.role().isOurs()
                && LoadNames.read(file.name()) instanceof LoadNameReading.NotALoad no
                && no.likely().isEmpty();
    }

    private static String told(List<String> names) {
        String told = String.join(", ", names.subList(0, Math.min(NAMES_TOLD_MAX, names.size())));
        int more = names.size() - NAMES_TOLD_MAX;
        return told + (more > 0 ? String.format(Locale.ROOT, " and %d more", more) : "") + ".";
    }
}
