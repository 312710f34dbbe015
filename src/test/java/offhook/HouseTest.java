package offhook;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.Set;

/** The house as a test: rings, purity, no cycles, the edge's rooms apart from each other. */
class HouseTest {
    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("offhook");

    private static final String[] PURE = {
        "offhook.wire..",
        "offhook.address..",
        "offhook.tftp..",
        "offhook.dhcp..",
        "offhook.capture..",
        "offhook.phone..",
        "offhook.firmware..",
        "offhook.line..",
        "offhook.pbx..",
        "offhook.config..",
        "offhook.provision..",
        "offhook.event..",
        "offhook.boot..",
        "offhook.diagnosis..",
        "offhook.desk..",
        "offhook.explain.."
    };

    @Test
    void arrows_point_inwards() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("values")
                .definedBy("offhook.wire..", "offhook.address..")
                .layer("protocols")
                .definedBy("offhook.tftp..", "offhook.dhcp..", "offhook.capture..")
                .layer("domain")
                .definedBy(
                        "offhook.phone..",
                        "offhook.firmware..",
                        "offhook.config..",
                        "offhook.provision..",
                        "offhook.line..",
                        "offhook.pbx..",
                        "offhook.event..",
                        "offhook.boot..",
                        "offhook.diagnosis..")
                .layer("desk")
                .definedBy("offhook.desk..", "offhook.explain..")
                .layer("edge")
                .definedBy(
                        "offhook.udp..",
                        "offhook.store..",
                        "offhook.disk..",
                        "offhook.web..",
                        "offhook.sip..")
                .layer("lab")
                .definedBy("offhook.lab..")
                .layer("app")
                .definedBy("offhook.app..")
                .whereLayer("values")
                .mayNotAccessAnyLayer()
                .whereLayer("protocols")
                .mayOnlyAccessLayers("values")
                .whereLayer("domain")
                .mayOnlyAccessLayers("values")
                .whereLayer("desk")
                .mayOnlyAccessLayers("values", "protocols", "domain")
                .whereLayer("edge")
                .mayOnlyAccessLayers("values", "protocols", "domain", "desk")
                .whereLayer("lab")
                .mayOnlyAccessLayers("values", "protocols", "domain", "desk")
                .check(OURS);
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching("offhook.(*)..").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void rooms_of_the_edge_do_not_know_each_other() {
        slices().matching("offhook.(udp|store|disk|web)..")
                .should()
                .notDependOnEachOther()
                .check(OURS);
    }

    @Test
    void pure_packages_touch_no_machine() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.net..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.sql..",
                        "java.util.concurrent..",
                        "io.netty..",
                        "io.javalin..",
                        "org.jdbi..",
                        "org.slf4j..",
                        "tools.jackson..")
                .check(OURS);
    }

    /** Calls that can crash the process have one class; it makes their arguments itself. */
    @Test
    void system_calls_are_made_in_one_class() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("offhook.udp.LinuxCalls")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.foreign.Linker")
                .check(OURS);
    }

    @Test
    void pure_packages_and_the_lab_ask_no_clock_and_no_luck() {
        var banned = Set.of("now", "nanoTime", "currentTimeMillis");
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "reads a clock",
                                (JavaAccess<?> call) ->
                                        banned.contains(call.getTarget().getName())
                                                && isTime(call.getTargetOwner())))
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .check(OURS);
    }

    @Test
    void the_lab_shares_no_rule_with_the_planner() {
        noClasses()
                .that()
                .resideInAPackage("offhook.lab..")
                .and()
                .haveNameNotMatching(
                        "offhook\\.lab\\.(Rehearsal|.*Station|StationStore|LabViews).*")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("offhook\\.(firmware\\.Upgrade|boot\\.|desk\\.|diagnosis\\.).*")
                .check(OURS);
    }

    @Test
    void names_say_what_things_are() {
        classes()
                .should()
                .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Dto|Base[A-Z]\\w*)")
                .check(OURS);
    }

    @Test
    void nothing_that_changes_is_static() {
        fields().that().areStatic().should().beFinal().check(OURS);
        noFields()
                .that()
                .areStatic()
                .should()
                .haveRawType(resideInAPackage("java.util.concurrent.atomic.."))
                .check(OURS);
    }

    private static boolean isTime(JavaClass owner) {
        return owner.isAssignableTo(System.class)
                || owner.isAssignableTo(Instant.class)
                || owner.isAssignableTo(Clock.class)
                || owner.isAssignableTo(LocalDateTime.class)
                || owner.isAssignableTo(ZonedDateTime.class);
    }
}
