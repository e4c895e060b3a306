package io.github.mysqlclone.examples.provisioning;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.replication.Replica;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.verify.ComparisonReport;
import io.github.mysqlclone.verify.DataComparison;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Makes a blank server a replica of another one that is being written to, and proves that both hold the same.
 *
 * <p>Nothing but an administrator's account is needed on either: no plugin, no donor list, no account for the clone. The donor
 * is changed for the time of the clone only, but for the account of the replica, which stays.
 *
 * <p>A job that runs again and again would use {@code Provisioning.ensureCloned}, which does the same and no more than is
 * missing.
 *
 * @param donor how this JVM reaches the donor, as an administrator
 * @param recipient the same for the server that becomes the replica
 * @param replicator the account with which the replica logs in at the donor
 * @param out where to tell what happens
 */
public record ProvisionReplica(MySqlServer donor, MySqlServer recipient, Account replicator, PrintStream out) {

    private static final Duration CATCH_UP = Duration.ofHours(1);

    /**
     * Runs the walk.
     *
     * @param arguments the JDBC URLs of donor and recipient, as in {@code jdbc:mysql://admin:secret@db1:3306}, the second
     *     without user: after the clone it has the donor's accounts, so that the administrator is to be the same on both
     * @throws SQLException if the donor refuses the account of the replica
     * @throws InterruptedException if it is interrupted; a clone is cancelled
     */
    public static void main(String... arguments) throws SQLException, InterruptedException {
        MySqlServer donor = MySqlServer.url(arguments[0]);
        MySqlServer recipient =
                MySqlServer.url(arguments[1]).login(donor.account().orElseThrow());
        Account replicator = Account.of("replicator", System.getenv("REPLICATOR_PASSWORD"));
        new ProvisionReplica(donor, recipient, replicator, System.out).run();
    }

    /**
     * Clones, replicates, compares.
     *
     * @return how the two compare
     * @throws SQLException if the donor refuses the account of the replica
     * @throws InterruptedException if it is interrupted; a clone is cancelled
     */
    public ComparisonReport run() throws SQLException, InterruptedException {
        createAccountOfTheReplica();
        CloneResult result = copy();
        replicate(result);
        return compare();
    }

    /** Clones. The copy comes back read-only, and no event fires on it: or it would have transactions of its own. */
    private CloneResult copy() {
        Address address = donor.address().orElseThrow();
        RemoteCloneSpec spec = CloneSpec.remote(address.host(), address.port())
                .donorServer(donor)
                .requireSsl()
                .prepare(Preparation.nothing()
                        .installPlugin()
                        .extendDonorList()
                        .temporaryDonorAccount()
                        .quarantine());

        try (CloneSession session = spec.openSession(recipient)) {
            out.println(session.preflight());
            session.onProgress(progress -> progress.currentStage().ifPresent(out::println));
            CloneResult result = session.run();
            result.coordinates().ifPresent(here -> out.println("The copy goes up to " + here));
            result.leftovers().forEach(out::println);
            return result;
        }
    }

    /** Replicates from where the copy ends. Once it has caught up, its quarantine is lifted. */
    private void replicate(CloneResult result) throws InterruptedException {
        Address address = donor.address().orElseThrow();
        Replica replica = ReplicaSetup.from(result)
                .source(address.host(), address.port())
                .sourceServer(donor)
                .account(replicator)
                .requireSsl()
                .startOn(recipient);
        ReplicaStatus status = replica.awaitCaughtUp(CATCH_UP);
        out.println("Caught up: " + status);
    }

    /** Compares both at one position, though the donor is written to meanwhile. */
    private ComparisonReport compare() {
        ComparisonReport report = DataComparison.of(donor, recipient)
                .onTable((table, done, total) -> out.println("compared " + done + " of " + total + ": " + table))
                .atOnePosition(CATCH_UP)
                .compare();
        out.println(report);
        return report;
    }

    private void createAccountOfTheReplica() throws SQLException {
        Account administrator = donor.account().orElseThrow();
        String url = "jdbc:mysql://" + donor.address().orElseThrow() + "/?sslMode=REQUIRED";
        try (Connection connection = DriverManager.getConnection(
                        url, administrator.user(), administrator.password().reveal());
                Statement statement = connection.createStatement()) {
            String password = statement.enquoteLiteral(replicator.password().reveal());
            String user = statement.enquoteLiteral(replicator.user()) + "@'%'";
            statement.execute("CREATE USER IF NOT EXISTS " + user + " IDENTIFIED BY " + password + " REQUIRE SSL");
            statement.execute("GRANT REPLICATION SLAVE ON *.* TO " + user);
        }
    }
}
