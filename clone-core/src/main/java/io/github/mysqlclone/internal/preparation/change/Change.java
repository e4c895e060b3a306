package io.github.mysqlclone.internal.preparation.change;

import io.github.mysqlclone.internal.sql.SqlMode;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Optional;

/** One change of a server, with all that is needed to put it back; holds no secret. */
public sealed interface Change permits PluginChange, VariableChange, PersistedChange, AccountChange, AccountCopy {

    /** For a person to read, and to paste into a session with the usual sql_mode. */
    SqlMode USUAL = new SqlMode(false);

    /** Returns the server it changes. */
    Side side();

    /** Returns the part of the preparation it belongs to. */
    PreparationPart part();

    /** Returns what it changes, in words. */
    String what();

    /** Returns its statements, secrets masked; none for what the clone itself brings about. */
    List<String> statements();

    /** Returns what puts it back, for a person; empty where no statement does. */
    Optional<String> undo();
}
