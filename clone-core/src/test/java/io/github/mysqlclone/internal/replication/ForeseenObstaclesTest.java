package io.github.mysqlclone.internal.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.replication.AccountRequirements.OfOneHost;
import io.github.mysqlclone.internal.replication.ReplicationVariables.GtidMode;
import io.github.mysqlclone.replication.BinlogPosition;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.replication.ThreadState;
import io.github.mysqlclone.replication.ThreadStatus;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.ServerVersion;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each part of the look before a clone makes of what it reads. */
class ForeseenObstaclesTest {

    private static final ReplicationVariables COPY = variables("copy", "2", GtidMode.ON);

    private static ReplicationVariables variables(String uuid, String serverId, GtidMode mode) {
        return new ReplicationVariables(uuid, serverId, mode, true, false, GtidSet.empty(), GtidSet.empty());
    }

    private static ReplicaPlan plan(UnaryOperator<ReplicaSetup> change) {
        return change.apply(
                        ReplicaSetup.from(new BinlogCoordinates(Optional.empty(), 0, GtidSet.empty(), Optional.empty()))
                                .source("db1", 3306)
                                .account("replicator", "secret"))
                .plan();
    }

    private static SourceLog source(boolean logsWhatItGets, ThreadState ofItsChannel, String... filters) {
        ReplicaStatus channel = channel(ofItsChannel, "", GtidSet.empty());
        return new SourceLog(logsWhatItGets, List.of(channel), List.of(filters), List.of(), List.of());
    }

    private static ReplicaStatus channel(ThreadState state, String source, GtidSet received) {
        ThreadStatus thread = new ThreadStatus(state, Optional.empty(), "");
        BinlogPosition nowhere = new BinlogPosition("", 0);
        return new ReplicaStatus(
                "",
                Optional.empty(),
                Optional.of(source).filter(uuid -> !uuid.isEmpty()),
                thread,
                thread,
                true,
                received,
                GtidSet.empty(),
                nowhere,
                nowhere,
                Duration.ZERO,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private static Optional<Obstacle> neverSent(
            Address source, GtidSet purged, GtidSet executed, ReplicaStatus... channels) {
        return PurgedOnSource.neverSent(source, "source", purged, executed, List.of(channels));
    }

    private static List<ObstacleKind> partial(SourceLog source, ReplicaFilters replica, ReplicaPlan plan) {
        return new PartialReplication(plan, source, replica)
                .obstacles().stream().map(Obstacle::kind).toList();
    }

    @Test
    void anotherReplicaOfTheSameServerIdIsInTheWayAndTheRecipientItselfIsNot() {
        SettingObstacles settings =
                new SettingObstacles(plan(setup -> setup), COPY, variables("source", "1", GtidMode.ON));

        assertThat(settings.otherReplicas(
                        List.of(new SourceLog.Replica("2", "COPY"), new SourceLog.Replica("3", "other"))))
                .isEmpty();
        assertThat(settings.otherReplicas(List.of(new SourceLog.Replica("2", "other"))))
                .extracting(Obstacle::kind)
                .containsExactly(ObstacleKind.SAME_SERVER_ID);
    }

    @Test
    void aSourceThatFollowsNobodyNowHasNothingToLogThatItGets() {
        ReplicaFilters none = new ReplicaFilters(List.of(), Optional.empty(), Optional.empty());

        assertThat(partial(source(false, ThreadState.RUNNING), none, plan(setup -> setup)))
                .containsExactly(ObstacleKind.SOURCE_LOGS_IN_PART);
        assertThat(partial(source(false, ThreadState.STOPPED), none, plan(setup -> setup)))
                .isEmpty();
        assertThat(partial(source(true, ThreadState.RUNNING), none, plan(setup -> setup)))
                .isEmpty();
    }

    @Test
    void filtersMayBeAcceptedAndASourceThatLogsInPartMayNot() {
        ReplicaFilters filters =
                new ReplicaFilters(List.of("REPLICATE_DO_DB = shop"), Optional.empty(), Optional.of("1062"));
        SourceLog source = source(false, ThreadState.RUNNING, "binlog_do_db = shop");

        assertThat(partial(source, filters, plan(setup -> setup)))
                .containsExactly(
                        ObstacleKind.SOURCE_LOGS_IN_PART,
                        ObstacleKind.FILTERED,
                        ObstacleKind.FILTERED,
                        ObstacleKind.SKIPS_ERRORS);
        assertThat(partial(source, filters, plan(ReplicaSetup::acceptFilters)))
                .containsExactly(ObstacleKind.SOURCE_LOGS_IN_PART);
    }

    @Test
    void filtersThatTheAccountMayNotSeeAreInTheWayUnlessAccepted() throws SQLException {
        ScriptedServer server = new ScriptedServer(sql -> {
            if (sql.contains("replication_applier_global_filters")) {
                throw new SQLException("SELECT command denied", "42000", 1142);
            }
            return null;
        });
        SourceLog source = source(true, ThreadState.RUNNING);
        try (ServerConnection replica = server.open()) {
            ReplicaFilters unseen = ReplicaFilters.ofNewChannel(replica, "");

            assertThat(new PartialReplication(plan(setup -> setup), source, unseen).obstacles())
                    .singleElement()
                    .satisfies(obstacle -> assertThat(obstacle.kind()).isEqualTo(ObstacleKind.FILTERED))
                    .satisfies(obstacle -> assertThat(obstacle.sentence()).contains("SELECT command denied"))
                    .satisfies(obstacle -> assertThat(obstacle.remedy())
                            .contains("replication_applier_global_filters", "replication_applier_filters"));
            assertThat(partial(source, unseen, plan(ReplicaSetup::acceptFilters)))
                    .isEmpty();
            assertThat(partial(source, ReplicaFilters.afterRestart(replica, ""), plan(setup -> setup)))
                    .containsExactly(ObstacleKind.FILTERED);
        }
    }

    private static Optional<Obstacle> afterwards(String grant, boolean silences, boolean events, boolean channels) {
        return new PrivilegesAfterwards("reader", Grants.parse(List.of(grant)), ServerVersion.parse("8.0.36"))
                .obstacle(new PrivilegesAfterwards.Work(silences, events, channels, false, false));
    }

    private static String forAFreshCopy(String grant, boolean events) {
        return new PrivilegesAfterwards("reader", Grants.parse(List.of(grant)), ServerVersion.parse("9.7.4"))
                .obstacle(new PrivilegesAfterwards.Work(true, events, false, true, false))
                .map(Obstacle::remedy)
                .orElse("");
    }

    @Test
    void theAccountForAfterwardsLiftsTheQuarantineToo() {
        String replicates = "GRANT EVENT, REPLICATION CLIENT, REPLICATION_SLAVE_ADMIN, SET_ANY_DEFINER";

        assertThat(forAFreshCopy(replicates + " ON *.* TO `reader`@`%`", false))
                .contains("GRANT SYSTEM_VARIABLES_ADMIN, PERSIST_RO_VARIABLES_ADMIN ON");
        assertThat(forAFreshCopy(replicates + " ON *.* TO `reader`@`%`", true))
                .contains("GRANT SYSTEM_VARIABLES_ADMIN, PERSIST_RO_VARIABLES_ADMIN, CONNECTION_ADMIN ON");
        assertThat(forAFreshCopy("GRANT SUPER, EVENT ON *.* TO `reader`@`%`", false))
                .contains("GRANT PERSIST_RO_VARIABLES_ADMIN ON");
        assertThat(forAFreshCopy(
                        replicates + ", SYSTEM_VARIABLES_ADMIN, PERSIST_RO_VARIABLES_ADMIN ON *.* TO `reader`@`%`",
                        false))
                .isEmpty();
    }

    @Test
    void whatIsInNoneOfTheSourcesLogsAndWasNotFetchedNeverComes() {
        Address db1 = new Address("db1", 3306);
        GtidSet purged = GtidSet.parse("aaaaaaaa-0000-0000-0000-000000000001:1-9");
        GtidSet six = GtidSet.parse("aaaaaaaa-0000-0000-0000-000000000001:1-6");
        GtidSet three = GtidSet.parse("aaaaaaaa-0000-0000-0000-000000000001:7-9");

        ReplicaStatus own = channel(ThreadState.RUNNING, "source", GtidSet.empty());
        ReplicaStatus gone = channel(ThreadState.STOPPED, "other", GtidSet.empty());

        assertThat(neverSent(db1, purged, six, own).orElseThrow())
                .satisfies(lost -> assertThat(lost.kind()).isEqualTo(ObstacleKind.SOURCE_PURGED))
                .asString()
                .contains("3 transactions that are in none of its binary logs", three.toString());
        assertThat(neverSent(db1, purged, six, own, gone)).isPresent();
        assertThat(neverSent(db1, purged, six, channel(ThreadState.RUNNING, "source", three)))
                .isEmpty();
        assertThat(neverSent(db1, purged, purged, own)).isEmpty();
        assertThat(neverSent(db1, purged, six, own, channel(ThreadState.STOPPED, "other", three)))
                .as("another channel has received it")
                .isEmpty();
        assertThat(neverSent(db1, purged, six, own, channel(ThreadState.RUNNING, "other", GtidSet.empty())))
                .as("another channel may bring it")
                .isEmpty();
    }

    @Test
    void theAccountForAfterwardsNeedsWhatThereIsToDo() {
        String least = "GRANT REPLICATION CLIENT, REPLICATION_SLAVE_ADMIN ON *.* TO `reader`@`%`";

        assertThat(afterwards(least, false, true, false)).isEmpty();
        assertThat(afterwards(least, true, false, false).orElseThrow().remedy()).contains("GRANT EVENT ON");
        assertThat(afterwards(least, true, true, true).orElseThrow().remedy())
                .contains("GRANT RELOAD, EVENT, SET_USER_ID, SYSTEM_VARIABLES_ADMIN ON");
        assertThat(afterwards("GRANT SUPER, EVENT ON *.* TO `reader`@`%`", true, true, false))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "8.0.17, SET_USER_ID",
        "8.0.30, SET_USER_ID",
        "8.1.0, SET_USER_ID",
        "8.2.0, SET_ANY_DEFINER",
        "8.4.8, SET_ANY_DEFINER"
    })
    void thePrivilegeToKeepADefinerIsThatOfTheVersion(String version, String privilege) {
        PrivilegesAfterwards.Work work = new PrivilegesAfterwards.Work(true, true, false, false, false);
        String least = "GRANT REPLICATION CLIENT, REPLICATION_SLAVE_ADMIN, EVENT ON *.* TO `reader`@`%`";

        assertThat(new PrivilegesAfterwards("reader", Grants.parse(List.of(least)), ServerVersion.parse(version))
                        .obstacle(work)
                        .orElseThrow()
                        .remedy())
                .contains("GRANT " + privilege + ", SYSTEM_VARIABLES_ADMIN ON");
    }

    @Test
    void theAccountForAfterwardsSeesTheFiltersThatWouldBeInTheWay() {
        String replicates = "GRANT REPLICATION CLIENT, REPLICATION_SLAVE_ADMIN ON *.* TO `reader`@`%`";
        PrivilegesAfterwards.Work work = new PrivilegesAfterwards.Work(false, false, false, false, true);
        ServerVersion version = ServerVersion.parse("9.7.4");

        assertThat(new PrivilegesAfterwards("reader", Grants.parse(List.of(replicates)), version)
                        .obstacle(work)
                        .orElseThrow()
                        .remedy())
                .contains(
                        "GRANT SELECT ON performance_schema.replication_applier_global_filters",
                        "GRANT SELECT ON performance_schema.replication_applier_filters");
        assertThat(new PrivilegesAfterwards(
                                "reader",
                                Grants.parse(
                                        List.of(replicates, "GRANT SELECT ON `performance_schema`.* TO `reader`@`%`")),
                                version)
                        .obstacle(work))
                .isEmpty();
    }

    private static Optional<Obstacle> demanded(ReplicaPlan plan, String... tls) {
        return new AccountRequirements(Stream.of(tls)
                        .map(type -> new OfOneHost("%", type, false, NATIVE, true))
                        .toList())
                .obstacle(plan);
    }

    @Test
    void ofAnAccountThatCannotBeTriedFromHereTheSourcesOwnWordCounts() {
        OfOneHost locked = new OfOneHost("10.0.0.2", "", true, NATIVE, true);
        OfOneHost reads = new OfOneHost("10.0.0.%", "", false, NATIVE, false);
        OfOneHost replicates = new OfOneHost("10.0.0.3", "", false, NATIVE, true);

        assertThat(ofHosts()).contains("does not exist");
        assertThat(ofHosts(locked)).contains("is locked (3118)");
        assertThat(ofHosts(reads)).contains("lacks REPLICATION SLAVE");
        assertThat(ofHosts(locked, reads, replicates)).isEmpty();
    }

    private static final String NATIVE = "mysql_native_password";

    /** Our own login tells the source its password, which it forgets. */
    @Test
    void anAccountWhosePasswordTheSourceForgetsWantsASecureConnection() {
        OfOneHost cached = new OfOneHost("10.0.0.2", "", false, "caching_sha2_password", true);
        OfOneHost other = new OfOneHost("10.0.0.3", "", false, NATIVE, true);

        assertThat(forgotten(setup -> setup, cached))
                .hasValueSatisfying(obstacle -> assertThat(obstacle)
                        .asString()
                        .contains("secure connection", "2061", "FLUSH PRIVILEGES", "retrievePublicKey()"));
        assertThat(forgotten(setup -> setup, cached, other)).isEmpty();
        assertThat(forgotten(setup -> setup, other)).isEmpty();
        assertThat(forgotten(ReplicaSetup::requireSsl, cached)).isEmpty();
        assertThat(forgotten(ReplicaSetup::retrievePublicKey, cached)).isEmpty();
        assertThat(forgotten(setup -> setup.account("replicator", ""), cached))
                .as("an empty password is not sent")
                .isEmpty();
    }

    private static Optional<Obstacle> forgotten(UnaryOperator<ReplicaSetup> security, OfOneHost... accounts) {
        return new AccountRequirements(List.of(accounts)).obstacle(plan(security));
    }

    private static String ofHosts(OfOneHost... accounts) {
        return new AccountRequirements(List.of(accounts))
                .obstacleForEveryHost(plan(setup -> setup))
                .map(Obstacle::sentence)
                .orElse("");
    }

    private static boolean stops(String ofReplica, boolean logs, String ofSource) {
        return new LoggedFormat(ofReplica, logs)
                .obstacle(plan(setup -> setup), new LoggedFormat(ofSource, true))
                .filter(obstacle -> obstacle.kind() == ObstacleKind.BINLOG_FORMAT)
                .isPresent();
    }

    @Test
    void aReplicaThatLogsStatementsStopsAtRowsUnlessItDoesNotLogThem() {
        assertThat(stops("STATEMENT", true, "ROW")).isTrue();
        assertThat(stops("STATEMENT", true, "MIXED")).isTrue();
        assertThat(stops("STATEMENT", false, "ROW")).isFalse();
        assertThat(stops("STATEMENT", true, "STATEMENT")).isFalse();
        assertThat(stops("ROW", true, "STATEMENT")).isFalse();
        assertThat(stops("MIXED", true, "ROW")).isFalse();
        assertThat(stops("", true, "")).isFalse();
        assertThat(stops("STATEMENT", true, "")).isFalse();
    }

    @Test
    void whatAllAccountsOfThatNameDemandIsInTheWayAndWhatSomeDemandIsLeftToTheAttempt() {
        assertThat(demanded(plan(setup -> setup), "ANY").orElseThrow().remedy()).contains("requireSsl()");
        assertThat(demanded(plan(ReplicaSetup::requireSsl), "ANY")).isEmpty();
        assertThat(demanded(plan(ReplicaSetup::requireSsl), "X509", "SPECIFIED"))
                .isPresent();
        assertThat(demanded(plan(ReplicaSetup::requireSsl), "X509", "ANY")).isEmpty();
        assertThat(demanded(plan(setup -> setup), "ANY", "")).isEmpty();
        assertThat(demanded(plan(setup -> setup))).isEmpty();
    }
}
