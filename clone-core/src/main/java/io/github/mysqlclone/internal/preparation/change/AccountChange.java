package io.github.mysqlclone.internal.preparation.change;

import io.github.mysqlclone.internal.sql.SqlMode;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Secret;
import io.github.mysqlclone.server.Side;
import java.util.List;
import java.util.Optional;

/**
 * The temporary account on the donor.
 *
 * @param attribute its ATTRIBUTE; empty on servers that have none
 */
public record AccountChange(String user, String host, boolean requireSsl, String attribute) implements Change {

    @Override
    public Side side() {
        return Side.DONOR;
    }

    @Override
    public PreparationPart part() {
        return PreparationPart.ACCOUNT;
    }

    @Override
    public String what() {
        return "the temporary account " + name(USUAL);
    }

    @Override
    public List<String> statements() {
        return List.of(create("'" + Secret.MASK + "'", USUAL), grant(USUAL));
    }

    @Override
    public Optional<String> undo() {
        return Optional.of(drop(USUAL));
    }

    /** Returns the statement that makes it; with a password in clear it must not be logged. */
    public String create(String passwordLiteral, SqlMode mode) {
        return "CREATE USER " + name(mode) + " IDENTIFIED BY " + passwordLiteral + (requireSsl ? " REQUIRE SSL" : "")
                + (attribute.isEmpty() ? "" : " ATTRIBUTE " + mode.literal(attribute));
    }

    /** Returns the statement that gives it its only privilege. */
    public String grant(SqlMode mode) {
        return "GRANT BACKUP_ADMIN ON *.* TO " + name(mode);
    }

    /** Returns the statement that drops it, on whichever server. */
    public String drop(SqlMode mode) {
        return "DROP USER IF EXISTS " + name(mode);
    }

    private String name(SqlMode mode) {
        return mode.literal(user) + "@" + mode.literal(host);
    }
}
