package io.github.mysqlclone.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.checks.sample.SampleServer;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each version from which on a check says something else, with the last one before it. */
class VersionBoundariesTest {

    private static final String OUTSIDE = "/mnt/ssd/ts1.ibd";
    private static final Path SOURCES =
            Path.of(System.getProperty("basedir", "")).resolve("src/main/java/io/github/mysqlclone/internal/checks");
    private static final Pattern BOUNDARY = Pattern.compile("\\.isAtLeast\\((\\d+), (\\d+), (\\d+)\\)");

    /** Puts the facts that matter before servers of a version. */
    @FunctionalInterface
    interface Facts {
        SampleFacts of(String version);
    }

    /** A version in the sources of a class, and what is said on either side of it. */
    record Boundary(
            String file, CheckId check, String before, String saidBefore, String from, String saidFrom, Facts facts) {

        String said(String version) {
            CheckResult result = facts.of(version).check(check);
            return result.outcome() == Outcome.FOUND
                    ? said(result.findings().get(0))
                    : result.outcome().toString();
        }

        private static String said(Finding finding) {
            OptionalInt number = finding.errorNumber();
            return finding.severity() + (number.isPresent() ? " " + number.getAsInt() : "");
        }

        @Override
        public String toString() {
            return file + " from " + from;
        }
    }

    static Stream<Boundary> boundaries() {
        return Stream.of(
                versionMatch("8.0.25", "8.0.26", version -> pair(version, version + "-debug")),
                versionMatch("8.3.0", "8.4.0", version -> pair(version, nextPatch(version))),
                versionMatch("8.4.0", "9.7.0", version -> pair(nextLongTerm(version), version)),
                new Boundary(
                        "PluginsPresentCheck",
                        CheckId.PLUGINS_PRESENT,
                        "8.0.21",
                        "ERROR 3870",
                        "8.0.22",
                        "PASSED",
                        version -> SampleFacts.replacing()
                                .both(server -> server.version(version))
                                .donor(server -> server.plugin("built_in", ""))),
                new Boundary(
                        "ReadOnlySchemasCheck",
                        CheckId.READ_ONLY_SCHEMAS,
                        "8.0.21",
                        "PASSED",
                        "8.0.22",
                        "ERROR 3989",
                        version -> SampleFacts.replacing()
                                .recipient(server ->
                                        server.version(version).schema("shop").readOnlySchema("shop"))),
                new Boundary(
                        "DdlCheck",
                        CheckId.DDL,
                        "8.0.26",
                        "WARNING 1205",
                        "8.0.27",
                        "NOTICE",
                        version -> SampleFacts.intoDirectory()
                                .both(server -> server.version(version))
                                .donor(server ->
                                        server.lock("BACKUP LOCK", "the whole server", "INTENTION_EXCLUSIVE", 5))),
                new Boundary(
                        "InnodbStateCheck",
                        CheckId.INNODB_STATE,
                        "8.0.20",
                        "PASSED",
                        "8.0.21",
                        "ERROR 3983",
                        version -> SampleFacts.intoDirectory()
                                .donor(server -> server.version(version).status("innodb_redo_log_enabled", "OFF"))),
                new Boundary(
                        "InnodbStateCheck",
                        CheckId.INNODB_STATE,
                        "8.4.8",
                        "WARNING",
                        "9.0.0",
                        "ERROR 1836",
                        version -> SampleFacts.replacing()
                                .both(server -> server.version(version))
                                .recipient(server -> server.variable("innodb_force_recovery", "1"))),
                new Boundary(
                        "AbsolutePathsCheck",
                        CheckId.ABSOLUTE_PATHS,
                        "9.7.1",
                        "WARNING",
                        "9.7.2",
                        "ERROR 1525",
                        version -> outside(SampleFacts.replacing(), version, "db2")),
                new Boundary(
                        "OccupiedPaths",
                        CheckId.ABSOLUTE_PATHS,
                        "8.4.7",
                        "ERROR 1815",
                        "8.4.8",
                        "ERROR",
                        version -> outside(SampleFacts.replacing(), version, "db1")),
                new Boundary(
                        "DataFilePathCheck",
                        CheckId.DATA_FILE_PATH,
                        "8.4.7",
                        "ERROR",
                        "8.4.8",
                        "ERROR 1815",
                        version -> SampleFacts.replacing()
                                .both(server -> server.version(version))
                                .donor(server -> server.variable("innodb_data_file_path", "ibdata1:10M:autoextend")
                                        .systemBytes(10L << 20))),
                new Boundary(
                        "TargetDirectoryCheck",
                        CheckId.TARGET_DIRECTORY,
                        "8.4.8",
                        "PASSED",
                        "9.0.0",
                        "ERROR 1525",
                        version -> SampleFacts.intoDirectory("/backups/a\\b").both(server -> server.version(version))));
    }

    private static Boundary versionMatch(String before, String from, Facts facts) {
        return new Boundary("VersionMatchRule", CheckId.VERSION_MATCH, before, "ERROR 3864", from, "PASSED", facts);
    }

    private static SampleFacts pair(String recipient, String donor) {
        return SampleFacts.replacing()
                .recipient(server -> server.version(recipient))
                .donor(server -> server.version(donor));
    }

    private static String nextPatch(String version) {
        return version.replaceFirst("\\.0$", ".1");
    }

    private static String nextLongTerm(String version) {
        return version.startsWith("8.") ? "9.7.0" : "10.7.0";
    }

    private static SampleFacts outside(SampleFacts facts, String version, String recipientsHost) {
        return facts.both(server -> server.version(version).variable("hostname", "db1"))
                .recipient(server -> server.variable("hostname", recipientsHost).variable("datadir", "/srv/recipient/"))
                .donor((SampleServer server) -> server.outsideFile(OUTSIDE));
    }

    @ParameterizedTest
    @MethodSource("boundaries")
    void eachSideIsToldAsItIs(Boundary boundary) {
        assertThat(boundary.said(boundary.before())).as(boundary.before()).isEqualTo(boundary.saidBefore());
        assertThat(boundary.said(boundary.from())).as(boundary.from()).isEqualTo(boundary.saidFrom());
    }

    /** Whoever writes another one into a check finds out here that it wants a row. */
    @Test
    void eachThatStandsInAChecksSourcesIsAmongThem() throws IOException {
        List<String> told = boundaries().map(Boundary::toString).distinct().toList();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .flatMap(VersionBoundariesTest::inSources)
                            .distinct()
                            .collect(Collectors.toList()))
                    .containsExactlyInAnyOrderElementsOf(told);
        }
    }

    private static Stream<String> inSources(Path file) {
        try {
            String name = file.getFileName().toString().replace(".java", "");
            Matcher matcher = BOUNDARY.matcher(Files.readString(file));
            return matcher
                    .results()
                    .map(version ->
                            "%s from %s.%s.%s".formatted(name, version.group(1), version.group(2), version.group(3)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A release that does not start again with many tables is bad alone, and its neighbours are not. */
    @ParameterizedTest
    @MethodSource("neighbours")
    void theReleaseBeforeAndTheOneAfterABadOneAreGood(String version) {
        SampleFacts.replacing()
                .both(server -> server.version(version))
                .donor(server -> server.tablespaces(8_001, 1))
                .passes(CheckId.KNOWN_BAD_VERSION);
    }

    static Stream<String> neighbours() {
        return Stream.of("8.0.37", "8.0.39", "8.4.0", "8.4.2", "8.3.0", "9.0.1", "9.1.0");
    }
}
