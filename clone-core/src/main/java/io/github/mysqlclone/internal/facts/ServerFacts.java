package io.github.mysqlclone.internal.facts;

import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ServerIdentity;
import io.github.mysqlclone.internal.sql.ShownValue;
import io.github.mysqlclone.server.ServerVersion;
import java.util.Map;

/**
 * What was read from either side.
 *
 * @param name how the server was reached, for messages
 * @param identity who answered
 * @param currentUser the account as the server sees it, {@code user@host}
 * @param variables global variables by name in lower case
 * @param plugins all plugins
 * @param grants what the account that read all this may do
 * @param details what is known beyond that
 */
public record ServerFacts(
        String name,
        ServerIdentity identity,
        Fact<String> currentUser,
        Fact<Map<String, String>> variables,
        Fact<Plugins> plugins,
        Fact<Grants> grants,
        ServerDetails details) {

    /** Without details. */
    public ServerFacts(
            String name,
            ServerIdentity identity,
            Fact<String> currentUser,
            Fact<Map<String, String>> variables,
            Fact<Plugins> plugins,
            Fact<Grants> grants) {
        this(
                name,
                identity,
                currentUser,
                variables,
                plugins,
                grants,
                ServerDetails.unread("the details of " + name + " were not read"));
    }

    /** Return the version as numbers; missing if the server's text has none. */
    public Fact<ServerVersion> version() {
        return version(name, identity);
    }

    /** Return the version in this identity as numbers; missing if the server's text has none. */
    public static Fact<ServerVersion> version(String name, ServerIdentity identity) {
        try {
            return Fact.of(ServerVersion.parse(identity.version()));
        } catch (IllegalArgumentException e) {
            return Fact.unknown("the version '" + identity.version() + "' of " + name + " has no numbers");
        }
    }

    /** Return a global variable; missing if the server has none of this name. */
    public Fact<String> variable(String variable) {
        return variables.flatMap(all -> {
            String value = all.get(variable);
            return value == null
                    ? Fact.unknown(name + " (" + identity.version() + ") has no variable " + variable
                            + ", or its value is too long to be read whole")
                    : Fact.of(value);
        });
    }

    /**
     * Return what a global variable that no session has will be once the server has started again.
     *
     * <p>A persisted value wins over the configuration's; a value of the configuration that somebody has changed since
     * is not known.
     */
    public Fact<String> afterRestart(String variable) {
        return details.settings().persisted().flatMap(persisted -> {
            String value = persisted.get(variable);
            if (value != null) {
                return ShownValue.mayBeCut(value)
                        ? Fact.unknown("the value persisted for " + variable + " is too long to be read whole")
                        : Fact.of(value);
            }
            return details.settings()
                    .setAtRuntime()
                    .flatMap(changed -> changed.contains(variable)
                            ? Fact.unknown(variable + " was set while " + name
                                    + " ran, and what its configuration says of it is not known")
                            : variable(variable));
        });
    }

    /** Return the word for a replica in this version's statements: SLAVE before 8.0.22, REPLICA where it is not known. */
    public String replicaWord() {
        return version().known().filter(version -> !version.isAtLeast(8, 0, 22)).isPresent() ? "SLAVE" : "REPLICA";
    }

    /** Return what the redo log may hold: one variable from 8.0.30 on, a number of files of one size before. */
    public Fact<Long> redoCapacity() {
        return variable("innodb_redo_log_capacity").known().isPresent()
                ? number("innodb_redo_log_capacity")
                : number("innodb_log_file_size")
                        .flatMap(size -> number("innodb_log_files_in_group").map(files -> size * files));
    }

    /** Return a global variable that is a number; missing if the server has none of this name, or says something else. */
    public Fact<Long> number(String variable) {
        return variable(variable).flatMap(value -> NumberIn.value(variable + " on " + name, value));
    }
}
