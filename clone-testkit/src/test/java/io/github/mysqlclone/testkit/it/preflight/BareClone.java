package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.LocalCloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The CLONE statement and nothing else, by plain JDBC: what somebody gets who uses no library. */
final class BareClone {

    private static final int RESTART_FAILED = 3707;
    private static final int NO_SUCH_TABLE = 1146;
    private static final int READ_ONLY = 1290;

    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
    private static final String STATUS =
            "SELECT STATE, ERROR_NO, ERROR_MESSAGE, UNIX_TIMESTAMP(BEGIN_TIME) FROM performance_schema.clone_status";

    private final TestServer server;
    private final CloneSpec spec;

    private BareClone(TestServer server, CloneSpec spec) {
        this.server = server;
        this.spec = spec;
    }

    /** Runs the clone that a spec describes and waits for the server's last word on it. */
    static ServerWord run(TestServer server, Account account, CloneSpec spec) throws SQLException {
        return new BareClone(server, spec).run(account);
    }

    private ServerWord run(Account account) throws SQLException {
        String before = beginOfLastClone();
        int starts = server.startCount();
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl(), account.user(), account.password().reveal());
                Statement statement = connection.createStatement()) {
            // The default, a year, would have the tests of locks wait for that long.
            statement.execute("SET SESSION lock_wait_timeout = 2");
            statement.execute(text());
        } catch (SQLException e) {
            if (e.getErrorCode() > 0 && e.getErrorCode() != RESTART_FAILED) {
                return new ServerWord.Failed(ServerError.of(e).orElseThrow());
            }
            if (!isReplace()) {
                throw e; // a broken connection is what the restart after a replace clone looks like, and nothing else
            }
        }
        return isReplace() ? wordAfterRestart(starts, before) : new ServerWord.Completed();
    }

    private boolean isReplace() {
        return spec instanceof RemoteCloneSpec remote && remote.dataDirectory().isEmpty();
    }

    private String text() {
        if (spec instanceof RemoteCloneSpec remote) {
            Account donor = remote.donorAccount().orElseThrow();
            return "CLONE INSTANCE FROM '" + donor.user() + "'@'" + remote.donorHost() + "':" + remote.donorPort()
                    + " IDENTIFIED BY '" + donor.password().reveal() + "'"
                    + remote.dataDirectory()
                            .map(path -> " DATA DIRECTORY '" + path + "'")
                            .orElse("")
                    + remote.ssl().sql();
        }
        return "CLONE LOCAL DATA DIRECTORY '" + ((LocalCloneSpec) spec).dataDirectory() + "'";
    }

    private ServerWord wordAfterRestart(int starts, String before) {
        AtomicReference<@Nullable ServerWord> word = new AtomicReference<>();
        Await.until("the last word of " + server, BACK_WITHIN, () -> {
            word.set(look(starts, before));
            return word.get() != null;
        });
        return Objects.requireNonNull(word.get());
    }

    private @Nullable ServerWord look(int starts, String before) throws SQLException {
        if (!server.isRunning()) {
            if (server.isSupervised()) {
                return new ServerWord.Gone(server.awaitExit(BACK_WITHIN));
            }
            server.start();
        }
        if (server.startCount() == starts) {
            return null;
        }
        if ("0".equals(Sql.value(server, "SELECT @@performance_schema"))) {
            return new ServerWord.Silent();
        }
        List<String> row;
        try {
            row = Sql.row(server, STATUS);
        } catch (SQLException e) {
            if (e.getErrorCode() != NO_SUCH_TABLE) {
                throw e;
            }
            return isInstalledAgain() ? null : new ServerWord.Silent();
        }
        if (row.isEmpty() || row.get(3).equals(before) || row.get(0).equals("In Progress")) {
            return null;
        }
        return row.get(0).equals("Completed")
                ? new ServerWord.Completed()
                : new ServerWord.Failed(new ServerError(Integer.parseInt(row.get(1)), "HY000", row.get(2)));
    }

    /** The clone has replaced the list of plugins by the donor's; what the tables say is found by installing it again. */
    private boolean isInstalledAgain() throws SQLException {
        try {
            server.execute("INSTALL PLUGIN clone SONAME 'mysql_clone.so'");
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() != READ_ONLY) {
                throw e;
            }
            return false;
        }
    }

    private String beginOfLastClone() {
        try {
            List<String> row = Sql.row(server, STATUS);
            return row.isEmpty() ? "" : row.get(3);
        } catch (SQLException noPluginSoNoClone) {
            return "";
        }
    }
}
