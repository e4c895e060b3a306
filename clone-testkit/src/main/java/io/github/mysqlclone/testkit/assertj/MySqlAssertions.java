package io.github.mysqlclone.testkit.assertj;

import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;

/**
 * Starts assertions on servers and on what this library returns.
 *
 * <pre>{@code
 * assertThat(pair.recipient()).hasSameDataAs(pair.donor());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class MySqlAssertions {

    private MySqlAssertions() {}

    /**
     * Starts an assertion on a server of the kit, read as its root account.
     *
     * @param actual the server
     * @return what can be asserted
     */
    public static ServerAssert assertThat(TestServer actual) {
        return new ServerAssert(actual.server());
    }

    /**
     * Starts an assertion on servers of the kit, a pair among them.
     *
     * @param actual the group
     * @return what can be asserted
     */
    public static ServerGroupAssert assertThat(ServerGroup actual) {
        return new ServerGroupAssert(actual);
    }

    /**
     * Starts an assertion on any server.
     *
     * @param actual the server, with an account that may read what is compared
     * @return what can be asserted
     */
    public static ServerAssert assertThat(MySqlServer actual) {
        return new ServerAssert(actual);
    }

    /**
     * Starts an assertion on a preflight report.
     *
     * @param actual the report
     * @return what can be asserted
     */
    public static PreflightReportAssert assertThat(PreflightReport actual) {
        return new PreflightReportAssert(actual);
    }

    /**
     * Starts an assertion on a clone's result.
     *
     * @param actual the result
     * @return what can be asserted
     */
    public static CloneResultAssert assertThat(CloneResult actual) {
        return new CloneResultAssert(actual);
    }

    /**
     * Starts an assertion on a clone's progress.
     *
     * @param actual one snapshot
     * @return what can be asserted
     */
    public static CloneProgressAssert assertThat(CloneProgress actual) {
        return new CloneProgressAssert(actual);
    }
}
