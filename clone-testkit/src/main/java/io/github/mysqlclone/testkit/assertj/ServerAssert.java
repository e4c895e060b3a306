package io.github.mysqlclone.testkit.assertj;

import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.verify.ComparisonReport;
import io.github.mysqlclone.verify.DataComparison;
import io.github.mysqlclone.verify.DataDifference;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/**
 * Asserts what a server holds.
 *
 * @since 0.1.0
 */
public final class ServerAssert extends AbstractAssert<ServerAssert, MySqlServer> {

    private final UnaryOperator<DataComparison> change;

    ServerAssert(MySqlServer actual) {
        this(actual, UnaryOperator.identity());
    }

    private ServerAssert(MySqlServer actual, UnaryOperator<DataComparison> change) {
        super(actual, ServerAssert.class);
        this.change = change;
    }

    /**
     * Changes how the servers are compared by the assertion that follows, such as
     * {@code comparing(data -> data.ignoring("shop", "audit"))}.
     *
     * @param newChange gets the comparison as it would be made and returns the one to make
     * @return an assertion on the same server
     */
    public ServerAssert comparing(UnaryOperator<DataComparison> newChange) {
        ServerAssert changed = new ServerAssert(actual, comparison -> newChange.apply(change.apply(comparison)));
        changed.info.description(info.description());
        return changed;
    }

    /**
     * Asserts that this server, the recipient, holds the donor's schemas with the same definitions and rows. Tables that are
     * empty because a clone copies InnoDB tables only do not count as different; what may be hidden from an account does.
     *
     * @param donor the server that was copied, read as its root account
     * @return this
     * @throws AssertionError with all differences, the first in the first line; or if both are one and the same server
     * @throws io.github.mysqlclone.server.ServerConnectionException if one of them cannot be read
     */
    public ServerAssert hasSameDataAs(TestServer donor) {
        return hasSameDataAs(donor.server());
    }

    /**
     * Asserts the same of any donor.
     *
     * @param donor the server that was copied
     * @return this
     * @throws AssertionError with all differences, the first in the first line; or if both are one and the same server
     * @throws io.github.mysqlclone.server.ServerConnectionException if one of them cannot be read
     */
    public ServerAssert hasSameDataAs(MySqlServer donor) {
        isNotNull();
        ServerIdentity.of(donor)
                .filter(identity -> ServerIdentity.of(actual).equals(Optional.of(identity)))
                .ifPresent(identity -> {
                    throw failure(
                            "%s and %s are one server (%s): comparing it with itself proves nothing",
                            actual, donor, identity);
                });
        ComparisonReport report = change.apply(DataComparison.of(donor, actual)).compare();
        if (!report.isEqual()) {
            String first =
                    report.firstDifference().map(DataDifference::toString).orElse("not all of it could be compared");
            throw failure("%s does not hold the same data as %s: %s%n%s", actual, donor, first, report);
        }
        return this;
    }

    /**
     * Asserts that this server is a replica of that one, both halves of the channel running. What it has applied so far is
     * {@link #catchesUpWith(TestServer, Duration)}'s.
     *
     * @param donor the server that it is to follow
     * @return this
     * @throws AssertionError with all replication channels that it has
     * @throws io.github.mysqlclone.server.ServerConnectionException if this server cannot be read
     */
    public ServerAssert replicatesFrom(TestServer donor) {
        return replicatesFrom(donor.server());
    }

    /**
     * Asserts the same of any donor.
     *
     * @param donor the server that it is to follow
     * @return this
     * @throws AssertionError with all replication channels that it has, or if the donor does not answer
     * @throws io.github.mysqlclone.server.ServerConnectionException if this server cannot be read
     */
    public ServerAssert replicatesFrom(MySqlServer donor) {
        isNotNull();
        String uuid = identity(donor).uuid();
        List<ReplicaStatus> channels = ReplicaStatus.read(actual);
        boolean follows = channels.stream()
                .anyMatch(channel -> channel.isRunning()
                        && channel.sourceUuid().filter(uuid::equals).isPresent());
        if (!follows) {
            throw failure(
                    "%s does not replicate from %s (server_uuid %s): %s",
                    actual, donor, uuid, channels.isEmpty() ? "it has no replication channel" : described(channels));
        }
        return this;
    }

    private ServerIdentity identity(MySqlServer donor) {
        try {
            return ServerIdentity.ask(donor);
        } catch (SQLException e) {
            throw failure("%s cannot be asked for its server_uuid: %s", donor, e.getMessage());
        }
    }

    private static String described(List<ReplicaStatus> channels) {
        return channels.stream()
                .map(channel -> channel + ", source's server_uuid "
                        + channel.sourceUuid().orElse("not known yet"))
                .collect(Collectors.joining("; "));
    }

    /**
     * Asserts that this server has executed, or will have within a time, all that the donor has now, by GTIDs: over however many
     * servers it gets it.
     *
     * @param donor the server whose transactions it is to have
     * @param within how long to wait; zero looks once
     * @return this
     * @throws AssertionError with what it has and what the donor has; or if the donor has no GTIDs
     * @throws IllegalArgumentException if the time is negative
     */
    public ServerAssert catchesUpWith(TestServer donor, Duration within) {
        return catchesUpWith(donor.server(), within);
    }

    /**
     * Asserts the same of any donor.
     *
     * @param donor the server whose transactions it is to have
     * @param within how long to wait; zero looks once
     * @return this
     * @throws AssertionError with what it has and what the donor has; or if the donor has no GTIDs
     * @throws IllegalArgumentException if the time is negative
     */
    public ServerAssert catchesUpWith(MySqlServer donor, Duration within) {
        isNotNull();
        if (within.isNegative()) {
            throw new IllegalArgumentException("within: must not be negative (was " + within + ")");
        }
        try {
            List<String> state = Answer.of(donor, "SELECT @@GLOBAL.gtid_mode, @@GLOBAL.gtid_executed");
            if (!state.get(0).startsWith("ON")) {
                throw failure("%s has no GTIDs by which to tell: its gtid_mode is %s", donor, state.get(0));
            }
            String wanted = state.get(1);
            // Zero would be no limit to the server.
            String seconds = String.valueOf(Math.max(1, within.toMillis()) / 1000.0);
            if (!Answer.of(actual, "SELECT WAIT_FOR_EXECUTED_GTID_SET(?, " + seconds + ")", wanted)
                    .equals(List.of("0"))) {
                throw failure(
                        "%s has not caught up with %s within %s: it has %s of %s; %s",
                        actual,
                        donor,
                        within,
                        Answer.of(actual, "SELECT @@GLOBAL.gtid_executed"),
                        wanted,
                        described(ReplicaStatus.read(actual)));
            }
        } catch (SQLException e) {
            throw failure("%s cannot be compared with %s by GTIDs: %s", actual, donor, e.getMessage());
        }
        return this;
    }
}
