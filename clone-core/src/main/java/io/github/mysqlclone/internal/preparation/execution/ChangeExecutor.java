package io.github.mysqlclone.internal.preparation.execution;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.preparation.change.AccountCopy;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.internal.preparation.change.VariableChange;
import io.github.mysqlclone.internal.sql.ShownValue;
import io.github.mysqlclone.internal.sql.SqlMode;
import io.github.mysqlclone.server.Account;
import java.sql.SQLException;
import java.util.Optional;

/** Makes changes on one server and puts them back; each can be put back any number of times. */
final class ChangeExecutor {

    /** What a server is asked. */
    @FunctionalInterface
    private interface Question {
        boolean answer() throws SQLException;
    }

    private final ServerConnection connection;
    private final boolean mayOpen;
    private final SqlMode mode;
    private boolean begun;

    /** Change nothing that the server protects by super_read_only. */
    ChangeExecutor(ServerConnection connection) throws SQLException {
        this(connection, false);
    }

    /** Change what super_read_only protects, too, if it may be opened for that. */
    ChangeExecutor(ServerConnection connection, boolean mayOpen) throws SQLException {
        this.connection = connection;
        this.mayOpen = mayOpen;
        this.mode = SqlMode.parse(connection
                .queryFirst("SELECT @@SESSION.sql_mode", row -> row.getString(1))
                .orElse(""));
    }

    /** Return the change as it has to be noted now: since preflight somebody may have changed the same variable. */
    Change current(Change change) throws SQLException {
        if (change instanceof VariableChange variable) {
            return value(variable.name()).map(variable::from).orElse(variable);
        }
        return change;
    }

    /** Return whether nothing is to be done, and later to be put back: since preflight somebody may have installed the plugin. */
    boolean hasBeenMadeByAnother(Change change) throws SQLException {
        return change instanceof PluginChange && hasPlugin();
    }

    /** Make it. */
    void make(Change change, Optional<Account> account) throws SQLException {
        if (change instanceof AccountChange temporary) {
            Account login = account.orElseThrow();
            connection.setSessionVariable("sql_log_bin", 0);
            connection.execute(temporary.create(mode.literal(login.password().reveal()), mode));
            begun = true;
            connection.execute(temporary.grant(mode));
        } else if (change instanceof VariableChange variable) {
            connection.execute(variable.set(variable.after(), mode));
        } else {
            for (String statement : change.statements()) {
                connection.execute(statement);
            }
        }
    }

    /** Returns whether a change of several statements was made in part. */
    boolean hasBegun() {
        return begun;
    }

    /** Put it back, unless it is back already or somebody has changed it since. */
    void putBack(Change change) throws SQLException {
        if (change instanceof VariableChange variable) {
            // A restart, or the removal of the plugin, may have done it.
            Optional<String> restored = value(variable.name()).flatMap(variable::restored);
            if (restored.isPresent()) {
                unlessGone(
                        () -> connection.execute(variable.set(restored.get(), mode)),
                        () -> value(variable.name()).isEmpty());
            }
        } else if (change instanceof PersistedChange persisted) {
            putBack(persisted);
        } else if (change instanceof PluginChange) {
            if (hasPlugin()) {
                unlessGone(() -> opened(() -> PluginUninstallation.run(connection)), () -> !hasPlugin());
            }
        } else {
            AccountChange account = change instanceof AccountCopy copy ? copy.account() : (AccountChange) change;
            connection.setSessionVariable("sql_log_bin", 0);
            opened(() -> connection.execute(account.drop(mode)));
        }
    }

    /** Another one who takes the plugin away may be a moment faster. */
    private void unlessGone(WritableForOneStatement.Action action, Question isGone) throws SQLException {
        try {
            action.run();
        } catch (SQLException e) {
            if (e.getErrorCode() <= 0 || !isGone.answer()) {
                throw e;
            }
        }
    }

    private void opened(WritableForOneStatement.Action action) throws SQLException {
        if (mayOpen) {
            WritableForOneStatement.during(connection, action);
        } else {
            action.run();
        }
    }

    private void putBack(PersistedChange change) throws SQLException {
        Optional<String> persisted = connection.queryFirst(
                "SELECT VARIABLE_VALUE FROM performance_schema.persisted_variables WHERE VARIABLE_NAME = "
                        + mode.literal(change.name()),
                row -> row.getString(1));
        if (persisted.filter(change.after()::equalsIgnoreCase).isPresent()) {
            connection.execute(change.putBack());
        }
        if (!change.runtime().isEmpty()
                && value(change.name()).filter(change.after()::equals).isPresent()) {
            connection.execute("SET GLOBAL " + change.runtime());
        }
    }

    /** Return a global variable as SHOW prints it, but whole; empty if there is none of this name. */
    Optional<String> value(String name) throws SQLException {
        Optional<String> shown = Optional.ofNullable(connection
                .variables("SHOW GLOBAL VARIABLES WHERE Variable_name = " + mode.literal(name))
                .get(name));
        return shown.filter(ShownValue::mayBeCut).isPresent()
                ? connection.queryFirst("SELECT @@GLOBAL." + name, row -> row.getString(1))
                : shown;
    }

    private boolean hasPlugin() throws SQLException {
        return connection
                .queryFirst(
                        "SELECT 1 FROM information_schema.PLUGINS WHERE PLUGIN_NAME = 'clone' AND PLUGIN_STATUS ="
                                + " 'ACTIVE'",
                        row -> row.getInt(1))
                .isPresent();
    }
}
