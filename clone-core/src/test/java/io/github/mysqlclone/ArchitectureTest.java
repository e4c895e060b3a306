package io.github.mysqlclone;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import java.util.function.Predicate;

/** What may know what inside the core, and what none of its classes may do. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "io.github.mysqlclone";
    private static final String INTERNAL = ROOT + ".internal..";

    /**
     * The public classes through which a call gets into the internal packages. Each new one is one more place where
     * the two sides hang together, so it is written down here and not just done.
     */
    private static final Set<String> DOORS = Set.of(
            ROOT + ".RemoteCloneSpec",
            ROOT + ".LocalCloneSpec",
            ROOT + ".CloneStatus",
            ROOT + ".CloneOperation",
            ROOT + ".preparation.Quarantine",
            ROOT + ".verify.DataComparison",
            ROOT + ".provisioning.Provisioning",
            ROOT + ".fleet.Fleet",
            ROOT + ".replication.ReplicaSetup",
            ROOT + ".replication.ReplicaStatus",
            ROOT + ".replication.IntendedReplica",
            ROOT + ".preparation.CloneCleanup",
            ROOT + ".server.BinlogCoordinates");

    /** Also says that every class is in one of these packages: a new one needs its place in the order first. */
    @ArchTest
    static final ArchRule PACKAGES_KNOW_ONLY_WHAT_IS_BELOW_THEM = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("fleet")
            .definedBy(ROOT + ".fleet..")
            .layer("provisioning")
            .definedBy(ROOT + ".provisioning..")
            .layer("replication")
            .definedBy(ROOT + ".replication..")
            .layer("verify")
            .definedBy(ROOT + ".verify..")
            .layer("root")
            .definedBy(ROOT)
            .layer("preflight")
            .definedBy(ROOT + ".preflight..")
            .layer("preparation")
            .definedBy(ROOT + ".preparation..")
            .layer("progress")
            .definedBy(ROOT + ".progress..")
            .layer("server")
            .definedBy(ROOT + ".server..")
            .layer("gtid")
            .definedBy(ROOT + ".gtid..")
            .layer("internal")
            .definedBy(INTERNAL)
            .whereLayer("fleet")
            .mayOnlyBeAccessedByLayers("internal")
            .whereLayer("provisioning")
            .mayOnlyBeAccessedByLayers("fleet", "internal")
            .whereLayer("replication")
            .mayOnlyBeAccessedByLayers("fleet", "provisioning", "internal")
            .whereLayer("verify")
            .mayOnlyBeAccessedByLayers("provisioning", "internal")
            .whereLayer("root")
            .mayOnlyBeAccessedByLayers("fleet", "provisioning", "replication", "verify", "internal")
            .whereLayer("preflight")
            .mayOnlyBeAccessedByLayers("fleet", "provisioning", "replication", "verify", "root", "internal")
            .whereLayer("preparation")
            .mayOnlyBeAccessedByLayers("fleet", "provisioning", "replication", "verify", "root", "internal")
            .whereLayer("progress")
            .mayOnlyBeAccessedByLayers(
                    "fleet", "provisioning", "replication", "verify", "root", "preflight", "internal")
            .whereLayer("gtid")
            .mayNotAccessAnyLayer()
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule PUBLIC_PACKAGES_HAVE_NO_CYCLES = slices().assignedFrom(
                    eachPackage("public", javaClass -> !isInternal(javaClass)))
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule INTERNAL_PACKAGES_HAVE_NO_CYCLES = slices().assignedFrom(
                    eachPackage("internal", ArchitectureTest::isInternal))
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule INTERNAL_PACKAGES_ARE_ENTERED_THROUGH_THE_DOORS = noClasses()
            .that()
            .resideOutsideOfPackage(INTERNAL)
            .and(are(describe(
                    "not doors",
                    javaClass -> !DOORS.contains(outermost(javaClass).getName()))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(INTERNAL);

    @ArchTest
    static final ArchRule SIGNATURES_NAME_NO_INTERNAL_TYPE = classes()
            .that()
            .resideOutsideOfPackage(INTERNAL)
            .should(new HideFromSignatures(resideInAPackage(INTERNAL)));

    @ArchTest
    static final ArchRule THE_DRIVER_IS_USED_THROUGH_JDBC_ONLY =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.mysql..");

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule LOGGING_GOES_THROUGH_SLF4J =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

    @ArchTest
    static final ArchRule THE_JVM_IS_NOT_OURS_TO_END = noClasses()
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule NO_STATE_IS_STATIC =
            fields().that().areStatic().should().beFinal().allowEmptyShould(true);

    private static boolean isInternal(JavaClass javaClass) {
        return resideInAPackage(INTERNAL).test(javaClass);
    }

    private static JavaClass outermost(JavaClass javaClass) {
        return javaClass.getEnclosingClass().map(ArchitectureTest::outermost).orElse(javaClass);
    }

    /** One slice for each package, the root among them, of those classes only that the filter lets through. */
    private static SliceAssignment eachPackage(String kind, Predicate<JavaClass> filter) {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return filter.test(javaClass)
                        ? SliceIdentifier.of(javaClass.getPackageName())
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "each " + kind + " package";
            }
        };
    }
}
