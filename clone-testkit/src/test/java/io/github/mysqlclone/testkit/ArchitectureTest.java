package io.github.mysqlclone.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;

/** What may know what inside the kit, and how much a package may hold. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    static final String ROOT = "io.github.mysqlclone.testkit";

    private static final String PROCESS = ROOT + ".process";
    private static final String CONTAINER = ROOT + ".container";
    private static final String INTERNAL = ROOT + "..internal..";
    private static final long MOST_TYPES_OF_A_PACKAGE = 20;

    /** Also says that every class is in one of these packages: a new one needs its place in the order first. */
    @ArchTest
    static final ArchRule PACKAGES_KNOW_ONLY_WHAT_IS_BELOW_THEM = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("kit")
            .definedBy(ROOT)
            .layer("fault")
            .definedBy(ROOT + ".fault")
            .layer("junit")
            .definedBy(ROOT + ".junit")
            .layer("spring")
            .definedBy(ROOT + ".spring")
            .layer("assertj")
            .definedBy(ROOT + ".assertj")
            .layer("template")
            .definedBy(ROOT + ".template")
            .layer("process")
            .definedBy(PROCESS)
            .layer("container")
            .definedBy(CONTAINER)
            .layer("condition")
            .definedBy(CONTAINER + ".junit")
            .layer("engine")
            .definedBy(CONTAINER + ".internal.engine")
            .layer("source")
            .definedBy(PROCESS + ".source")
            .layer("server")
            .definedBy(PROCESS + ".internal.server")
            .layer("installation")
            .definedBy(PROCESS + ".installation")
            .layer("packages")
            .definedBy(PROCESS + ".internal.packages")
            .layer("jdbc")
            .definedBy(ROOT + ".internal.jdbc")
            .layer("script")
            .definedBy(ROOT + ".internal.script")
            .layer("pair")
            .definedBy(ROOT + ".internal.pair")
            .layer("code")
            .definedBy(ROOT + ".internal.code")
            .layer("setup")
            .definedBy(ROOT + ".internal.setup")
            .layer("common")
            .definedBy(ROOT + ".internal.server")
            .layer("settings")
            .definedBy(ROOT + ".internal.settings")
            .layer("cache")
            .definedBy(ROOT + ".internal.cache")
            .layer("host")
            .definedBy(ROOT + ".internal.host")
            .whereLayer("kit")
            .mayOnlyAccessLayers("fault", "settings", "jdbc")
            .whereLayer("fault")
            .mayNotAccessAnyLayer()
            .whereLayer("settings")
            .mayNotAccessAnyLayer()
            .whereLayer("script")
            .mayOnlyBeAccessedByLayers("template")
            .whereLayer("code")
            .mayOnlyBeAccessedByLayers("template")
            .whereLayer("setup")
            .mayOnlyBeAccessedByLayers("junit", "spring")
            .whereLayer("pair")
            .mayOnlyBeAccessedByLayers("process", "container", "template", "setup")
            .whereLayer("common")
            .mayOnlyBeAccessedByLayers("process", "container", "source", "server", "pair", "setup", "code")
            .whereLayer("container")
            .mayOnlyBeAccessedByLayers("condition")
            .whereLayer("condition")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("container")
            .whereLayer("spring")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("junit")
            .mayOnlyBeAccessedByLayers("spring")
            .whereLayer("assertj")
            .mayOnlyAccessLayers("kit")
            .whereLayer("template")
            .mayOnlyBeAccessedByLayers("junit", "spring", "setup")
            .whereLayer("process")
            .mayOnlyBeAccessedByLayers("junit", "template")
            .whereLayer("source")
            .mayOnlyBeAccessedByLayers("process")
            .whereLayer("server")
            .mayOnlyBeAccessedByLayers("process", "source")
            .whereLayer("installation")
            .mayOnlyBeAccessedByLayers("process", "source", "server")
            .whereLayer("packages")
            .mayOnlyBeAccessedByLayers("source")
            .whereLayer("jdbc")
            .mayOnlyBeAccessedByLayers("kit", "junit", "template", "common")
            .whereLayer("cache")
            .mayOnlyBeAccessedByLayers(
                    "template", "process", "container", "engine", "source", "server", "common", "setup", "junit")
            .whereLayer("host")
            .mayOnlyBeAccessedByLayers(
                    "junit",
                    "template",
                    "process",
                    "container",
                    "engine",
                    "pair",
                    "code",
                    "script",
                    "common",
                    "server",
                    "installation",
                    "packages",
                    "cache")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("io.github.mysqlclone.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule SIGNATURES_NAME_NO_INTERNAL_TYPE = noCodeUnits()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage(INTERNAL)
            .should()
            .haveRawReturnType(resideInAPackage(INTERNAL))
            .orShould()
            .haveRawParameterTypes(anyElementThat(resideInAPackage(INTERNAL)));

    @ArchTest
    static final ArchRule THE_LIBRARY_IS_USED_AS_ANYBODY_COULD =
            noClasses().should().dependOnClassesThat().resideInAPackage("io.github.mysqlclone.internal..");

    @ArchTest
    static final ArchRule THE_DRIVER_IS_USED_THROUGH_JDBC_ONLY =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.mysql..");

    @ArchTest
    static final ArchRule CONTAINERS_ARE_TOUCHED_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage(CONTAINER + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.testcontainers..", "com.github.dockerjava..");

    @ArchTest
    static final ArchRule SPRING_IS_TOUCHED_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".spring")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static void packagesHoldWhatOnePersonCanOversee(JavaClasses classes) {
        Map<String, Long> sizes = classes.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(JavaClass::getPackageName, counting()));

        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((name, types) ->
                        assertThat(types).as("types in " + name).isLessThanOrEqualTo(MOST_TYPES_OF_A_PACKAGE));
    }
}
