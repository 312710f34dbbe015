package offhook.firmware;

import offhook.phone.LoadNameReading;
import offhook.phone.LoadNames;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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

    private static final Pattern TEXT_BEHIND =
            Pattern.compile(".+\\.(?:loads|sbn|sb2|sbin|bin|zup)\\.txt", Pattern.CASE_INSENSITIVE);

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
        return of(files, loads, ofArchive, Library.EMPTY);
    }

    /**
     * @param library whose loads may use what no list in the package names: a part that lies in
     *     another folder than its list
     */
    public static PackageReport of(
            PackageFiles files, List<Load> loads, List<Defect> ofArchive, Library library) {
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
        Predicate<JudgedFile> isUsed = file -> isUsed(file, loads, library);
        defects.addAll(StrayMembers.withoutLoad(files, isUsed));
        return new PackageReport(
                files, loads, defects, remarks(files, isUsed, loads.isEmpty(), defects));
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

    /** By a load of the package under its name, or by another with the very same content. */
    private static boolean isUsed(JudgedFile file, List<Load> loads, Library library) {
        return loads.stream().anyMatch(load -> load.file(file.name()).isPresent())
                || library.loads().stream()
                        .anyMatch(
                                load ->
                                        load.file(file.name())
                                                .filter(file.file()::equals)
                                                .isPresent());
    }

    private static List<String> remarks(
            PackageFiles files,
            Predicate<JudgedFile> isUsed,
            boolean isWithoutLoad,
            List<Defect> defects) {
        var remarks = new ArrayList<String>();
        var leftOut = new ArrayList<String>();
        var foreign = new ArrayList<String>();
        for (JudgedFile file : files.files()) {
            switch (file.role()) {
                case FileRole.Accessory _ when TEXT_BEHIND.matcher(file.name()).matches() ->
                        remarks.add(
                                file.name()
                                        + " was left out: a browser or Windows put .txt behind its"
                                        + " name. Take that off and give it again.");
                case FileRole.Accessory _ -> leftOut.add(file.name());
                case FileRole.Foreign _ -> foreign.add(file.name());
                case FileRole.Nameless _ when isOfOthers(file) -> leftOut.add(file.name());
                case FileRole.Nameless(String _, String why) -> {
                    // A manifest may list parts whose names follow no rule we know.
                    if (file.isSound() && !isUsed.test(file)) {
                        remarks.add(why);
                        remarks.addAll(file.warnings());
                    }
                }
                case FileRole.DefaultManifest _ when file.isSound() && !isUsed.test(file) ->
                        remarks.add(
                                file.name()
                                        + " lists the parts of a load that did not come with it.");
                case FileRole.Member _
                        when file.isSound() && !isUsed.test(file) && defects.isEmpty() ->
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
        if (isWithoutLoad && defects.isEmpty()) {
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
