package io.github.mysqlclone.testkit.it;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import java.sql.SQLException;
import java.time.Duration;

/** Servers of the kit, seen through the core's eyes. */
public final class Servers {

    private static final long MEBIBYTE = 1 << 20;

    private Servers() {}

    /** Reaches a server as this account. */
    public static MySqlServer login(TestServer server, Account account) {
        return server.server(account);
    }

    /** Reaches the pair's recipient as the account that may clone. */
    public static MySqlServer recipient(ClonePair pair) {
        return login(pair.recipient(), pair.recipientAccount());
    }

    /** Begins a spec for the pair's donor; a recipient that does not come back is given up soon. */
    public static RemoteCloneSpec fromDonorOf(ClonePair pair) {
        RemoteCloneSpec spec = fromDonorAt(pair, pair.donorHostForRecipient(), pair.donorPortForRecipient());
        // Where both reach the donor at one address, what the spec says of the account holds for both.
        return pair.donorHostForRecipient().equals(pair.donor().host())
                ? spec
                : spec.donorServer(pair.donor().server(pair.donorAccount()));
    }

    private static RemoteCloneSpec fromDonorAt(ClonePair pair, String host, int port) {
        return CloneSpec.remote(host, port)
                .donorAccount(pair.donorAccount())
                .timeouts(
                        CloneTimeouts.defaults().restart(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)));
    }

    /**
     * Begins a spec that copies at most so many MiB each second, until {@link #hurry}.
     *
     * <p>It is the way that is narrow. The server's own limit lets everything through that fits into the first tenth of
     * a second, before it sleeps for the first time (seen on 9.7.4): on a fast machine, all there is.
     */
    public static RemoteCloneSpec fromDonorSlowly(ClonePair pair, int mebibytesPerSecond) throws SQLException {
        copyEvenly(pair.recipient());
        NetworkLink link = pair.network().betweenServers();
        link.limit(mebibytesPerSecond * MEBIBYTE);
        return fromDonorAt(pair, link.host(), link.port())
                .donorServer(pair.donor().server(pair.donorAccount()));
    }

    /** Lets the clones of this recipient copy with one thread and in small pieces, so that each second sees some. */
    public static void copyEvenly(TestServer recipient) throws SQLException {
        recipient.execute(
                "SET GLOBAL clone_autotune_concurrency = OFF",
                "SET GLOBAL clone_max_concurrency = 1",
                "SET GLOBAL clone_buffer_size = " + MEBIBYTE);
    }

    /** For how long the source of a clone waits for a recipient that was lost; before 8.0.24 nobody can say. */
    public static void waitForLostClones(TestServer donor, int minutes) throws SQLException {
        if (TestedMySql.isAtLeast("8.0.24")) {
            donor.execute("SET GLOBAL clone_donor_timeout_after_network_failure = " + minutes);
        }
    }

    /** Lets the rest of a slow copy through as fast as it can. */
    public static void hurry(ClonePair pair) {
        pair.network().betweenServers().limit(0);
    }

    /** Begins a spec that may replace the pair's recipient whatever it holds: the strongest consent there is. */
    public static RemoteCloneSpec replacing(ClonePair pair) throws SQLException {
        return fromDonorOf(pair).replaceDataOf(String.valueOf(Sql.value(pair.recipient(), "SELECT @@server_uuid")));
    }

    /** Leaves these checks out, so that the server has its say. */
    public static RemoteCloneSpec without(RemoteCloneSpec spec, CheckId... ids) {
        PreflightPolicy policy = PreflightPolicy.standard();
        for (CheckId id : ids) {
            policy = policy.skip(id);
        }
        return spec.preflightPolicy(policy);
    }

    /** Runs a clone from beginning to end. */
    public static CloneResult run(CloneSpec spec, MySqlServer recipient) {
        try (CloneSession session = spec.openSession(recipient)) {
            return session.run();
        }
    }

    /** Returns the statement that lists the donor on the recipient; a restart forgets it. */
    public static String listDonorOf(ClonePair pair) {
        return "SET GLOBAL clone_valid_donor_list = '" + pair.donorHostForRecipient() + ":"
                + pair.donorPortForRecipient() + "'";
    }

    /** Tells whether the copy of files has begun and not ended. */
    public static boolean isCopyingFiles(CloneProgress progress) {
        return progress.currentStage()
                .filter(stage -> stage.stage() == Stage.FILE_COPY && stage.state() == ReportedState.IN_PROGRESS)
                .isPresent();
    }

    /** Makes one server a replica of another by SQL, and returns once it replicates. */
    public static void follow(TestServer replica, TestServer source, Account account) throws SQLException {
        replica.execute(
                OwnWords.of("CHANGE REPLICATION SOURCE TO SOURCE_HOST = '" + source.host() + "', SOURCE_PORT = "
                        + source.port() + ", SOURCE_USER = '" + account.user() + "', SOURCE_PASSWORD = '"
                        + account.password().reveal() + "', SOURCE_AUTO_POSITION = 1, SOURCE_SSL = 1"),
                OwnWords.of("START REPLICA"));
        Await.until(
                "replication",
                Duration.ofSeconds(30),
                () -> "ON"
                        .equals(Sql.value(
                                replica,
                                "SELECT SERVICE_STATE FROM performance_schema.replication_connection_status")));
    }

    /** Loads the {@link SlowCloneData} into a server that runs already. */
    public static void fillForASlowClone(TestServer server) throws SQLException {
        server.execute(SlowCloneData.STATEMENTS.toArray(String[]::new));
    }

    /** Makes a schema with one table of this many rows. */
    public static void fill(TestServer server, String schema, int rows) throws SQLException {
        server.execute(
                "CREATE DATABASE " + schema,
                "CREATE TABLE " + schema + ".item (id INT PRIMARY KEY, note VARCHAR(200))",
                "SET SESSION cte_max_recursion_depth = 1000000",
                "INSERT INTO " + schema
                        + ".item WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows
                        + ") SELECT i, REPEAT('x', 200) FROM n");
    }

    /** Counts the rows of a table made by {@link #fill}. */
    public static String rows(TestServer server, String schema) throws SQLException {
        return String.valueOf(Sql.value(server, "SELECT COUNT(*) FROM " + schema + ".item"));
    }
}
