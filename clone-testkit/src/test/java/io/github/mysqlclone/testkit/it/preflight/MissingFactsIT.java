package io.github.mysqlclone.testkit.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What preflight cannot see it does not call fine. */
@Tag(Lane.FULL)
class MissingFactsIT {

    /** Needs nothing but variables, plugins and collations, which every account may read, or is the spec's alone. */
    private static final Set<CheckId> VISIBLE_TO_ALL = EnumSet.of(
            CheckId.RECIPIENT_FLAVOUR,
            CheckId.DONOR_FLAVOUR,
            CheckId.VERSION_MATCH,
            CheckId.KNOWN_BAD_VERSION,
            CheckId.PLUGIN_ACTIVE,
            CheckId.PLUGINS_PRESENT,
            CheckId.PLATFORM,
            CheckId.CHARACTER_SETS,
            CheckId.COLLATIONS,
            CheckId.PAGE_SIZE,
            CheckId.LOWER_CASE_TABLE_NAMES,
            CheckId.MAX_ALLOWED_PACKET,
            CheckId.DONOR_LISTED,
            CheckId.DONOR_ENDPOINT,
            CheckId.SAME_SERVER,
            CheckId.SUPER_READ_ONLY,
            CheckId.INNODB_STATE,
            CheckId.TLS,
            CheckId.GTID_RELATION,
            CheckId.REPLICATION_READY,
            CheckId.NOT_COPIED,
            CheckId.INIT_FILE,
            CheckId.TIME_ZONE, // SYSTEM, which is loaded nowhere
            CheckId.SUPERVISOR,
            CheckId.DONOR_HEADROOM,
            CheckId.DONOR_SEMISYNC,
            CheckId.BINLOG_RETENTION,
            CheckId.SETTINGS,
            CheckId.PERFORMANCE_SCHEMA);

    /** Found wrong, not unknown: an account may always see its own privileges. */
    private static final Set<CheckId> OWN_PRIVILEGES =
            EnumSet.of(CheckId.RECIPIENT_PRIVILEGES, CheckId.DONOR_PRIVILEGES, CheckId.ACCOUNT_AFTER_RESTART);

    /** Is about the recipient alone. */
    private static final Set<CheckId> WITHOUT_THE_DONOR = EnumSet.of(
            CheckId.RECIPIENT_FLAVOUR,
            CheckId.KNOWN_BAD_VERSION,
            CheckId.PLUGIN_SURVIVES, // an option loads the plugin, whatever the donor does
            CheckId.RECIPIENT_PRIVILEGES,
            CheckId.DONOR_LISTED,
            CheckId.GROUP_REPLICATION,
            CheckId.BACKUP_LOCK,
            CheckId.METADATA_LOCKS,
            CheckId.SUPER_READ_ONLY,
            CheckId.READ_ONLY_SCHEMAS,
            CheckId.RECIPIENT_DATA,
            CheckId.RECIPIENT_HAS_REPLICAS,
            CheckId.RECIPIENT_IN_USE,
            CheckId.DROPPABLE_NAMES,
            CheckId.STRAY_FILES,
            CheckId.RUNTIME_SETTINGS,
            CheckId.INIT_FILE,
            CheckId.LOST_OPTIONS, // nothing is installed that could be lost
            CheckId.TIME_ZONE,
            CheckId.PERSISTED_VALUES, // none names anything
            CheckId.SUPERVISOR,
            CheckId.WRITABLE_AFTER_RESTART,
            CheckId.SETTINGS,
            CheckId.PERFORMANCE_SCHEMA);

    private static final Account VISITOR = Account.of("visitor", "visitor-password");
    private static final Account REVOKED = Account.of("revoked", "revoked-password");
    private static final Account ACTOR = Account.of("actor", "actor-password");

    private static final String ALL_THAT_IS_NEEDED =
            "CLONE_ADMIN, BACKUP_ADMIN, SELECT, PROCESS, SHOW DATABASES," + " REPLICATION CLIENT, EVENT";

    private static ClonePair pair;

    @BeforeAll
    static void startAPairWithPoorAccounts() throws SQLException {
        pair = ClonePairSpec.standard()
                .both(server -> server.option("partial_revokes", "ON"))
                .start();
        Servers.fill(pair.donor(), "shop", 10);
        for (TestServer server : List.of(pair.donor(), pair.recipient())) {
            server.execute(
                    "SET SESSION sql_log_bin = 0",
                    create(VISITOR),
                    create(REVOKED),
                    "GRANT " + ALL_THAT_IS_NEEDED + " ON *.* TO revoked",
                    "REVOKE SELECT ON hidden.* FROM revoked",
                    create(ACTOR),
                    "CREATE ROLE looker",
                    "GRANT " + ALL_THAT_IS_NEEDED + " ON *.* TO looker",
                    "GRANT CLONE_ADMIN, BACKUP_ADMIN ON *.* TO actor",
                    "GRANT SELECT ON performance_schema.clone_status TO actor",
                    "GRANT SELECT ON performance_schema.clone_progress TO actor",
                    "GRANT looker TO actor");
        }
    }

    private static String create(Account account) {
        return "CREATE USER " + account.user() + " IDENTIFIED BY '"
                + account.password().reveal() + "'";
    }

    @AfterAll
    static void close() {
        pair.close();
    }

    @AfterEach
    void removeTheCopy() throws IOException {
        Folders.delete(copy());
    }

    private static Path copy() {
        return Path.of(Scenario.copyOn(pair.recipient()));
    }

    private static PreflightReport replaceAs(Account account) {
        return Told.report(Servers.fromDonorOf(pair).donorAccount(account), Servers.login(pair.recipient(), account));
    }

    private static Set<CheckId> lacking(PreflightReport report) {
        return report.results().stream()
                .filter(CheckResult::lacksFacts)
                .map(CheckResult::id)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CheckId.class)));
    }

    private static Set<CheckId> allOf(PreflightReport report) {
        return report.results().stream()
                .filter(result -> result.outcome() != Outcome.NOT_APPLICABLE)
                .map(CheckResult::id)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CheckId.class)));
    }

    private static CheckResult unknown(PreflightReport report, CheckId id) {
        CheckResult result = report.result(id).orElseThrow();
        assertThat(result.outcome()).as("%s", id).isEqualTo(Outcome.UNKNOWN);
        return result;
    }

    @Test
    void isUnknownToAnAccountThatMayOnlyLogIn() {
        PreflightReport report = replaceAs(VISITOR);

        Set<CheckId> hidden = allOf(report);
        hidden.removeAll(VISIBLE_TO_ALL);
        hidden.removeAll(OWN_PRIVILEGES);
        assertThat(lacking(report)).isEqualTo(hidden);
        assertThat(hidden)
                .allSatisfy(id -> assertThat(unknown(report, id).reason()).contains("lacks"));
        assertThat(OWN_PRIVILEGES)
                .allSatisfy(id ->
                        assertThat(report.result(id).orElseThrow().hasError()).isTrue());
    }

    /** Consent makes it unimportant, not known. */
    @Test
    void isUnknownToAnAccountThatMayOnlyLogInThoughThereIsConsent() {
        PreflightReport report = Told.report(
                Servers.fromDonorOf(pair).donorAccount(VISITOR).replaceData(),
                Servers.login(pair.recipient(), VISITOR));

        assertThat(unknown(report, CheckId.RECIPIENT_DATA).reason()).contains("SHOW DATABASES");
    }

    @Test
    void isUnknownOfADonorThatCannotBeReachedFromHere() throws IOException {
        PreflightReport report = Told.report(fromAnUnreachableDonor(), Servers.recipient(pair));

        Set<CheckId> aboutTheDonor = allOf(report);
        aboutTheDonor.removeAll(WITHOUT_THE_DONOR);
        assertThat(lacking(report)).isEqualTo(aboutTheDonor);
        assertThat(aboutTheDonor)
                .allSatisfy(id -> assertThat(unknown(report, id).reason()).contains("the donor could not be read"));
    }

    /** The recipient reaches it; this JVM does not. */
    private static RemoteCloneSpec fromAnUnreachableDonor() throws IOException {
        return Servers.fromDonorOf(pair)
                .donorServer(MySqlServer.at("127.0.0.1", Ports.free()).login(pair.donorAccount()));
    }

    @Test
    void goesOnOverWhatIsUnknown() throws IOException {
        RemoteCloneSpec spec = fromAnUnreachableDonor().dataDirectory(copy().toString());

        Servers.run(spec, Servers.recipient(pair));

        assertThat(copy()).isDirectory();
    }

    @Test
    void refusesWhatIsUnknownWhereItIsToldTo() throws IOException {
        RemoteCloneSpec spec =
                fromAnUnreachableDonor().dataDirectory(copy().toString()).preflightPolicy(PreflightPolicy.strict());

        PreflightFailedException refused =
                catchThrowableOfType(PreflightFailedException.class, () -> Servers.run(spec, Servers.recipient(pair)));

        assertThat(refused).hasMessageContaining("VERSION_MATCH").hasMessageContaining("nothing was changed");
        assertThat(copy()).doesNotExist();
    }

    @Test
    void refusesToReplaceWithoutConsentWhileAGuardIsUnknown() throws IOException {
        RemoteCloneSpec spec = fromAnUnreachableDonor();

        PreflightFailedException refused =
                catchThrowableOfType(PreflightFailedException.class, () -> Servers.run(spec, Servers.recipient(pair)));

        assertThat(refused).hasMessageContaining("SAME_SERVER").hasMessageContaining("DONOR_FLAVOUR");
    }

    @Test
    void isUnknownWhereAPartialRevokeMayHideASchema() {
        PreflightReport report = replaceAs(REVOKED);

        assertThat(unknown(report, CheckId.RECIPIENT_DATA).reason()).contains("partial revoke");
        assertThat(lacking(report)).contains(CheckId.READ_ONLY_SCHEMAS, CheckId.DROPPABLE_NAMES);
    }

    @Test
    void isUnknownWhereTheRoleThatMayLookIsNotActive() {
        PreflightReport report = replaceAs(ACTOR);

        assertThat(report.hasErrors()).isFalse();
        assertThat(unknown(report, CheckId.RECIPIENT_DATA).reason()).contains("SHOW DATABASES");
        assertThat(unknown(report, CheckId.DATA_FILE_PATH).reason()).contains("PROCESS");
        assertThat(unknown(report, CheckId.METADATA_LOCKS).reason()).contains("performance_schema");
    }

    @Test
    void isUnknownWhileTheServerDoesNotRecordItsMetadataLocks() throws SQLException {
        pair.recipient().execute(mdlInstrument("NO"));
        try {
            PreflightReport report = Told.report(Servers.fromDonorOf(pair).replaceData(), Servers.recipient(pair));

            for (CheckId id : List.of(CheckId.BACKUP_LOCK, CheckId.METADATA_LOCKS, CheckId.DDL)) {
                assertThat(unknown(report, id).reason()).contains("instrument wait/lock/metadata/sql/mdl");
            }
        } finally {
            pair.recipient().execute(mdlInstrument("YES"));
        }
    }

    private static String mdlInstrument(String enabled) {
        return "UPDATE performance_schema.setup_instruments SET ENABLED = '" + enabled
                + "' WHERE NAME = 'wait/lock/metadata/sql/mdl'";
    }

    @Test
    void isUnknownWhereNobodyCanTellTheDiskSpace() {
        PreflightPolicy policy = PreflightPolicy.standard().diskSpaceProbe(directory -> {
            throw new IOException("the agent does not answer");
        });

        PreflightReport report =
                Told.report(Servers.fromDonorOf(pair).replaceData().preflightPolicy(policy), Servers.recipient(pair));

        assertThat(unknown(report, CheckId.DISK_SPACE).reason())
                .contains("the agent does not answer")
                .contains("MiB");
    }
}
