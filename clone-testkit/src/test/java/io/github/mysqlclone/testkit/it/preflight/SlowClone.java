package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.it.TestedMySql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One server copies another, or itself, into a directory over a narrow link, until that is undone. */
record SlowClone(TestServer cloner, TestServer source, NetworkLink link) {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final long COPIED_EACH_SECOND = 5 << 20;

    /** The last of them ends with the first. */
    private static final int NO_SUCH_SESSION = 1094;

    private static final String SERVING = "performance_schema.threads WHERE PROCESSLIST_COMMAND = 'Clone'";

    /** One that takes half a minute, unless it is ended before. */
    static Fault of(Side by, Side of) {
        return pair -> {
            TestServer source = Faults.server(pair, of);
            NetworkLink link = NetworkLink.to(source.host(), source.port());
            link.limit(COPIED_EACH_SECOND);
            String addresses = "'" + link.host() + ":" + link.port() + ","
                    + pair.donor().host() + ":" + pair.donor().port() + "'";
            List<Fault> faults = new ArrayList<>(List.of(Faults.global(by, "clone_valid_donor_list", addresses)));
            if (TestedMySql.isAtLeast("8.0.24")) {
                // or the source might wait for the ended clone to come back
                faults.add(Faults.global(of, "clone_donor_timeout_after_network_failure", "0"));
            }
            Fault.Undo settings = Faults.all(faults).arrange(pair);
            SlowClone slow = new SlowClone(Faults.server(pair, by), source, link);
            BackgroundStatement statement = slow.start(pair);
            return () -> {
                slow.end(statement);
                settings.undo();
            };
        };
    }

    private BackgroundStatement start(ClonePair pair) throws SQLException {
        BackgroundStatement statement = BackgroundStatement.start(
                cloner,
                "CLONE INSTANCE FROM '" + pair.donorAccount().user() + "'@'" + link.host() + "':" + link.port()
                        + " IDENTIFIED BY '" + pair.donorAccount().password().reveal() + "' DATA DIRECTORY '"
                        + cloner.workDirectory() + "/slow-copy-" + System.nanoTime() + "'");
        Await.until(
                "a clone that copies files",
                SOON,
                () -> "In Progress"
                        .equals(Sql.value(
                                cloner,
                                "SELECT STATE FROM performance_schema.clone_progress WHERE STAGE = 'FILE COPY'")));
        return statement;
    }

    private void endSession(String kill) throws SQLException {
        try {
            source.execute(kill);
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_SUCH_SESSION) {
                throw e;
            }
        }
    }

    /** On its source, since KILL QUERY in the midst of a copy may hang for good (seen on 9.7.4). */
    private void end(BackgroundStatement statement) throws Exception {
        for (String kill : Sql.column(source, "SELECT CONCAT('KILL ', PROCESSLIST_ID) FROM " + SERVING)) {
            endSession(kill);
        }
        statement.awaitEnd();
        Await.until(
                "the source to notice", SOON, () -> "0".equals(Sql.value(source, "SELECT COUNT(*) FROM " + SERVING)));
        link.close();
    }
}
