package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.ServerDetails;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.jdbc.ServerConnection;
import io.github.mysqlclone.server.ServerVersion;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is read from either side; a statement that fails makes one fact missing and harms no other. */
final class ServerFactReader {

    private final ServerConnection connection;
    private final String name;

    ServerFactReader(ServerConnection connection) {
        this.connection = connection;
        this.name = connection.server().toString();
    }

    /** One statement that may fail. */
    @FunctionalInterface
    interface Statement<T> {
        T run() throws SQLException;
    }

    /** What was read, and of an account that was asked for what it may do. */
    record Reading(ServerFacts facts, AccountRows.Demands account) {}

    /** Run it; a failure becomes the reason. */
    <T> Fact<T> read(String what, Statement<T> statement) {
        try {
            return Fact.of(statement.run());
        } catch (SQLException e) {
            return failed(what, e);
        }
    }

    /** A fact that a statement did not yield. */
    <T> Fact<T> failed(String what, SQLException e) {
        String error = e.getErrorCode() > 0 ? "server error " + e.getErrorCode() + " " : "";
        String text = Optional.ofNullable(e.getMessage()).orElse("no reason given");
        return missing(what, error + text.lines().findFirst().orElse(""));
    }

    /** A fact that cannot be had. */
    <T> Fact<T> missing(String what, String reason) {
        return Fact.unknown("could not read " + what + " on " + name + ": " + reason);
    }

    /**
     * Read it with three statements; the connection's first one has read the variables already.
     *
     * @param account an account to look up besides the one that reads; empty for none
     */
    Reading read(Optional<String> account) {
        Fact<Grants> grants = read("grants", () -> Grants.of(connection));
        AccountVisibility powers = new AccountVisibility(grants, version());
        UnitedQuery query = new UnitedQuery(this, connection);
        WholeVariables variables = WholeVariables.of(connection.greeting());
        List<QueryPart> parts = new ArrayList<>(variables.parts());
        parts.addAll(ServerCapabilitiesReader.parts(powers, account));
        if (canClone()) {
            // What a plugin brings is there as long as it is: its variables with its table.
            parts.addAll(ActivityReader.parts(powers, connection.greeting().containsKey("clone_valid_donor_list")));
        }
        UnitedQuery.Answers answers = query.ask(parts);
        ServerCapabilitiesReader.Findings inventory = ServerCapabilitiesReader.read(answers, account);
        ServerFacts facts = new ServerFacts(
                name,
                connection.identity(),
                inventory.currentUser(),
                variables.read(answers),
                inventory.plugins(),
                grants,
                details(query, powers, inventory, answers));
        return new Reading(facts, inventory.account());
    }

    private ServerDetails details(
            UnitedQuery query,
            AccountVisibility powers,
            ServerCapabilitiesReader.Findings inventory,
            UnitedQuery.Answers answers) {
        if (!canClone()) {
            return ServerDetails.unread(
                    "nothing more was read from " + name + ", which has no clone plugin of MySQL's");
        }
        ActivityReader.Findings doing = ActivityReader.read(answers, connection.greeting(), inventory.plugins());
        ContentReader.Findings held = ContentReader.read(query, powers);
        return new ServerDetails(
                inventory.inventory(),
                held.content(),
                held.storage(),
                doing.activity(),
                doing.settings(),
                doing.replication());
    }

    /** Other servers and older ones know neither the tables nor their columns. */
    private boolean canClone() {
        return connection.identity().flavour().hasClonePlugin()
                && version()
                        .known()
                        .filter(known -> known.compareTo(ServerVersion.FIRST_WITH_CLONE) >= 0)
                        .isPresent();
    }

    private Fact<ServerVersion> version() {
        return ServerFacts.version(name, connection.identity());
    }
}
