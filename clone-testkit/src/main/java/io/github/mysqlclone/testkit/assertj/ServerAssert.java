package io.github.mysqlclone.testkit.assertj;

import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.verify.ComparisonReport;
import io.github.mysqlclone.verify.DataComparison;
import io.github.mysqlclone.verify.DataDifference;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
}
