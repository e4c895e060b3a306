package io.github.mysqlclone.internal.checks.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.checks.sample.SampleServer;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preflight.Severity;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files with absolute paths, and undo files of one name. */
class PathsTest {

    private static final String FILE = "/mnt/ssd/ts1.ibd";

    @Test
    void adirectoryThatTheRecipientDoesNotKnowIsRefused() {
        Finding replace = SampleFacts.replacing()
                .donor(server -> server.outsideFile(FILE))
                .finding(CheckId.ABSOLUTE_PATHS);
        assertThat(replace.errorNumber()).hasValue(1525);
        assertThat(replace.onlyAfterDataLoss()).isTrue();
        assertThat(replace.message()).contains(FILE);
        Finding directory = SampleFacts.intoDirectory()
                .donor(server -> server.outsideFile(FILE))
                .finding(CheckId.ABSOLUTE_PATHS);
        assertThat(directory.errorNumber()).hasValue(1525);
        assertThat(directory.onlyAfterDataLoss()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.0.17", "8.4.8", "9.7.1"})
    void before972ItIsAWarning(String version) {
        Finding finding = SampleFacts.replacing()
                .both(server -> server.version(version))
                .donor(server -> server.outsideFile(FILE))
                .finding(CheckId.ABSOLUTE_PATHS);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.errorNumber()).isEmpty();
    }

    @Test
    void aKnownDirectoryPassesUnlessTheFilesAreThere() {
        SampleFacts facts = SampleFacts.intoDirectory()
                .recipient(server -> server.variable("innodb_directories", "/opt;/mnt/ssd"))
                .donor(server -> server.outsideFile(FILE));
        facts.passes(CheckId.ABSOLUTE_PATHS);
        Finding finding = facts.donorsFilesThere(FILE).finding(CheckId.ABSOLUTE_PATHS);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.errorNumber()).hasValue(1086);
    }

    private static SampleFacts onOneHost(SampleFacts facts, String version) {
        return facts.onOneHost().both(server -> server.version(version)).donor(server -> server.outsideFile(FILE));
    }

    @ParameterizedTest
    @CsvSource({
        "8.0.17, 1086",
        "8.0.30, 1086",
        "8.4.8, 1086",
        "9.7.1, 1086",
        // It looks at the directory first.
        "9.7.2, 1525",
        "9.7.4, 1525"
    })
    void aCloneIntoADirectoryFailsOnTheDonorsFiles(String version, int number) {
        Finding finding =
                onOneHost(SampleFacts.fromLocalhostIntoDirectory(), version).finding(CheckId.ABSOLUTE_PATHS);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.errorNumber()).hasValue(number);
        assertThat(finding.onlyAfterDataLoss()).isFalse();
    }

    @Test
    void aFileOfTheRecipientsOwnIsInTheWayOnlyOfACloneIntoADirectory() {
        Finding finding = SampleFacts.intoDirectory()
                .recipient(server ->
                        server.variable("innodb_directories", "/mnt/ssd").outsideFile(FILE))
                .donor(server -> server.outsideFile(FILE))
                .finding(CheckId.ABSOLUTE_PATHS);
        assertThat(finding.errorNumber()).hasValue(1086);
        SampleFacts.replacing()
                .recipient(server ->
                        server.variable("innodb_directories", "/mnt/ssd").outsideFile(FILE))
                .donor(server -> server.outsideFile(FILE))
                .passes(CheckId.ABSOLUTE_PATHS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.0.17", "8.0.30", "8.4.7"})
    void aReplaceCloneOverTheDonorsFilesLosesItsDataBefore848(String version) {
        Finding finding = onOneHost(SampleFacts.fromLocalhost(), version).finding(CheckId.ABSOLUTE_PATHS);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.errorNumber()).hasValue(1815);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.4.8", "9.0.0", "9.7.4"})
    void laterTheServerTakesTheDonorsFilesAwayWithoutAWord(String version) {
        Finding finding = onOneHost(SampleFacts.fromLocalhost(), version)
                .recipient(server -> server.variable("innodb_directories", "/mnt/ssd"))
                .finding(CheckId.ABSOLUTE_PATHS);
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.errorNumber()).isEmpty();
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message()).contains(FILE);
    }

    private static SampleFacts perhapsOnOneHost() {
        return onOneHost(SampleFacts.replacing(), "9.7.4")
                .recipient(server -> server.variable("innodb_directories", "/mnt/ssd"));
    }

    /** Machines and containers of one image have one hostname; two servers of one host have, too. */
    @Test
    void equalHostnamesAloneAreNoProof() {
        CheckResult result = perhapsOnOneHost().check(CheckId.ABSOLUTE_PATHS);

        assertThat(result.reason()).contains("whether donor and recipient are on one host", "called one");
        Finding finding = result.findings().get(0);
        assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message()).contains(FILE, "two hosts of one hostname");
    }

    private static void areOnOneHost(SampleFacts facts) {
        CheckResult result = facts.check(CheckId.ABSOLUTE_PATHS);
        assertThat(result.reason()).isEmpty();
        assertThat(result.findings().get(0).severity()).isEqualTo(Severity.ERROR);
        assertThat(result.findings().get(0).message()).contains("the running donor's");
    }

    @Test
    void aDonorAtAnAddressOfTheRecipientsIsOnItsHost() {
        areOnOneHost(perhapsOnOneHost().atOneAddress());
        areOnOneHost(perhapsOnOneHost().both(server -> server.variable("hostname", "DB1")));
        areOnOneHost(perhapsOnOneHost().recipient(server -> server.variable("bind_address", "127.0.0.1,db1")));
    }

    private static void areApart(Consumer<SampleServer> both) {
        perhapsOnOneHost().both(both).passes(CheckId.ABSOLUTE_PATHS);
    }

    private static void mayBeOnOneHost(Consumer<SampleServer> both) {
        assertThat(perhapsOnOneHost().both(both).check(CheckId.ABSOLUTE_PATHS).reason())
                .contains("one host");
    }

    @Test
    void whatOnlyOneServerOfAHostCanHaveProvesThatTheyAreApart() {
        areApart(server -> server.variable("datadir", "/var/lib/mysql/"));
        areApart(server -> server.variable("socket", "/run/mysqld/mysqld.sock"));
        areApart(server -> server.variable("port", "3306").variable("bind_address", "*"));
        mayBeOnOneHost(server -> server.variable("port", "3306").variable("bind_address", "10.0.0.1"));
    }

    /** On Windows each server has the first, and the second is relative to each one's data directory. */
    @ParameterizedTest
    @ValueSource(strings = {"MySQL", "mysql.sock"})
    void aSocketThatIsNoAbsolutePathProvesNothing(String socket) {
        mayBeOnOneHost(server -> server.variable("socket", socket));
    }

    /** The recipient is on this host: the paths are looked for. */
    @Test
    void whatIsSeenCounts() {
        perhapsOnOneHost().donorsFilesThere().passes(CheckId.ABSOLUTE_PATHS);
        Finding taken = perhapsOnOneHost().donorsFilesThere(FILE).finding(CheckId.ABSOLUTE_PATHS);
        assertThat(taken.severity()).isEqualTo(Severity.ERROR);
        assertThat(taken.message()).contains(FILE, "not the recipient's").doesNotContain("running donor");
        perhapsOnOneHost()
                .donorsFilesThere(FILE)
                .recipient(server -> server.outsideFile(FILE))
                .passes(CheckId.ABSOLUTE_PATHS);
        areOnOneHost(perhapsOnOneHost().donorsFilesThere(FILE).atOneAddress());
    }

    /** The folder is closed to this JVM, or not among what it has of the recipient's host. */
    @Test
    void whatIsNotSeenProvesNothing() {
        assertThat(perhapsOnOneHost()
                        .donorsFilesHidden(FILE)
                        .check(CheckId.ABSOLUTE_PATHS)
                        .reason())
                .contains("whether donor and recipient are on one host");
        areOnOneHost(perhapsOnOneHost().donorsFilesHidden(FILE).atOneAddress());
        perhapsOnOneHost()
                .donorsFilesHidden(FILE)
                .recipient(server -> server.variable("hostname", "other"))
                .passes(CheckId.ABSOLUTE_PATHS);
    }

    @Test
    void somethingOnAnotherHostIsNotTheDonors() {
        SampleFacts apart =
                perhapsOnOneHost().donorsFilesThere(FILE).recipient(server -> server.variable("hostname", "other"));

        assertThat(apart.finding(CheckId.ABSOLUTE_PATHS).message())
                .contains(FILE, "not the recipient's")
                .doesNotContain("running donor");
    }

    @Test
    void withoutProcessNobodyKnowsWhetherItIsTheRecipientsOwn() {
        SampleFacts facts = perhapsOnOneHost().donorsFilesThere(FILE).recipient(server -> server.withoutOutsideFiles());
        assertThat(facts.check(CheckId.ABSOLUTE_PATHS).reason()).contains(FILE, "no PROCESS", "on one host");
        assertThat(facts.recipient(server -> server.variable("hostname", "other"))
                        .unknown(CheckId.ABSOLUTE_PATHS))
                .contains(FILE, "no PROCESS");
        assertThat(SampleFacts.intoDirectory()
                        .recipient(server -> server.variable("innodb_directories", "/mnt/ssd")
                                .withoutOutsideFiles())
                        .donor(server -> server.outsideFile(FILE))
                        .unknown(CheckId.ABSOLUTE_PATHS))
                .contains("no PROCESS");
    }

    @Test
    void aLocalCloneMeetsItsOwnFiles() {
        Finding finding = SampleFacts.local()
                .recipient(server -> server.outsideFile(FILE))
                .finding(CheckId.ABSOLUTE_PATHS);
        assertThat(finding.errorNumber()).hasValue(1086);
    }

    @Test
    void undoFilesOfOneNameCollide() {
        Finding finding = SampleFacts.replacing()
                .donor(server -> server.undoFile("/mnt/a/u.ibu").undoFile("/mnt/b/u.ibu"))
                .finding(CheckId.UNDO_NAMES);
        assertThat(finding.errorNumber()).hasValue(3869);
        assertThat(finding.onlyAfterDataLoss()).isTrue();
        assertThat(finding.message()).contains("u.ibu").doesNotContain("undo_001");
    }
}
