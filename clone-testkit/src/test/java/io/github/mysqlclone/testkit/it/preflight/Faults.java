package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of faults. None writes to a binary log, so that no scenario changes a set of GTIDs by the way. */
final class Faults {

    private Faults() {}

    static TestServer server(ClonePair pair, Side side) {
        return side == Side.DONOR ? pair.donor() : pair.recipient();
    }

    /** Statements that make it wrong, to be followed by {@link Sqls#undo} with those that make it right. */
    static Sqls sql(Side side, String... statements) {
        return new Sqls(side, List.of(statements), List.of());
    }

    /** Sets a global variable, and sets it back. */
    static Fault global(Side side, String name, String value) {
        return pair -> {
            TestServer server = server(pair, side);
            String before = Sql.value(server, "SELECT @@GLOBAL." + name);
            server.execute("SET GLOBAL " + name + " = " + value);
            return () -> server.execute("SET GLOBAL " + name + " = " + literal(before));
        };
    }

    /** Starts the server again with an option that cannot be set or persisted while it runs, and then without it. */
    static Fault option(Side side, String name, String value) {
        return pair -> {
            TestServer server = server(pair, side);
            Path optionFile = Path.of(server.workDirectory()).resolveSibling("my.cnf");
            String before = Files.readString(optionFile);
            Files.writeString(optionFile, before + name + "=" + value + "\n");
            server.restart();
            return () -> {
                Files.writeString(optionFile, before);
                server.restart();
            };
        };
    }

    private static String literal(@Nullable String value) {
        if (value == null) {
            return "NULL";
        }
        return value.matches("\\d+") ? value : "'" + value + "'";
    }

    /** Statements in a session that stays open until the undo. */
    static Fault session(Side side, String... statements) {
        return pair -> {
            Connection connection = server(pair, side).connect();
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return connection::close;
        };
    }

    /** A statement that goes on until the undo kills it, such as one that sleeps. */
    static Fault running(Side side, String sql) {
        return pair -> BackgroundStatement.start(server(pair, side), sql);
    }

    /** Several at once, undone in reverse, as far as they were arranged when one of them failed. */
    static Fault all(Fault... faults) {
        return all(List.of(faults));
    }

    static Fault all(List<Fault> faults) {
        return pair -> {
            Deque<Fault.Undo> arranged = new ArrayDeque<>();
            Fault.Undo undo = () -> {
                while (!arranged.isEmpty()) {
                    arranged.pop().undo();
                }
            };
            boolean complete = false;
            try {
                for (Fault fault : faults) {
                    arranged.push(fault.arrange(pair));
                }
                complete = true;
                return undo;
            } finally {
                if (!complete) {
                    undo.undo();
                }
            }
        };
    }

    /** See {@link Faults#sql}. */
    record Sqls(Side side, List<String> statements, List<String> undoing) implements Fault {

        Sqls undo(String... more) {
            return new Sqls(side, statements, List.of(more));
        }

        @Override
        public Undo arrange(ClonePair pair) throws SQLException {
            run(server(pair, side), statements);
            return () -> run(server(pair, side), undoing);
        }

        private static void run(TestServer server, List<String> sql) throws SQLException {
            // A lock that a scenario forgot should fail it and not hang the build.
            List<String> all =
                    new ArrayList<>(List.of("SET SESSION sql_log_bin = 0", "SET SESSION lock_wait_timeout = 10"));
            sql.forEach(statement -> all.add(OwnWords.of(statement)));
            server.execute(all.toArray(String[]::new));
        }
    }
}
