package io.github.mysqlclone.testkit.assertj;

import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;

/**
 * Asserts what all servers of a group but one have in common. All of them are looked at, and all that differ are named.
 *
 * @since 0.1.0
 */
public final class ServerGroupAssert extends AbstractAssert<ServerGroupAssert, ServerGroup> {

    ServerGroupAssert(ServerGroup actual) {
        super(actual, ServerGroupAssert.class);
    }

    /**
     * Asserts that each other server is a replica of this one, as {@link ServerAssert#replicatesFrom(TestServer)} does.
     *
     * @param donor the server that they are to follow, of this group or another
     * @return this
     * @throws AssertionError with those that do not
     */
    public ServerGroupAssert replicatesFrom(TestServer donor) {
        return eachBut(donor, server -> server.replicatesFrom(donor));
    }

    /**
     * Asserts that each other server has executed all that this one has now, as
     * {@link ServerAssert#catchesUpWith(TestServer, Duration)} does.
     *
     * @param donor the server whose transactions they are to have
     * @param within how long to wait for each; zero looks once
     * @return this
     * @throws AssertionError with those that have not
     */
    public ServerGroupAssert catchesUpWith(TestServer donor, Duration within) {
        return eachBut(donor, server -> server.catchesUpWith(donor, within));
    }

    /**
     * Asserts that each other server has executed all that this one has now, without waiting.
     *
     * @param donor the server whose transactions they are to have
     * @return this
     * @throws AssertionError with those that have not
     */
    public ServerGroupAssert hasCaughtUpWith(TestServer donor) {
        return catchesUpWith(donor, Duration.ZERO);
    }

    /**
     * Asserts that each other server holds what this one does, as {@link ServerAssert#hasSameDataAs(TestServer)} does.
     *
     * @param donor the server that they are to be like
     * @return this
     * @throws AssertionError with the differences of each
     */
    public ServerGroupAssert hasSameDataAs(TestServer donor) {
        return eachBut(donor, server -> server.hasSameDataAs(donor));
    }

    private ServerGroupAssert eachBut(TestServer donor, Consumer<ServerAssert> assertion) {
        isNotNull();
        List<String> failures = new ArrayList<>();
        for (TestServer server : actual.servers()) {
            if (!server.equals(donor)) {
                try {
                    assertion.accept(new ServerAssert(server.server()));
                } catch (AssertionError e) {
                    failures.add(String.valueOf(e.getMessage()));
                } catch (RuntimeException e) { // one that cannot be asked is not as expected either
                    failures.add(server + ": " + e);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failure(
                    "%d of %d servers are not as expected:%n%s",
                    failures.size(), actual.servers().size(), String.join("\n", failures));
        }
        return this;
    }
}
