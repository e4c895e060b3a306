package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.server.ServerVersion;
import java.util.Optional;

/**
 * What the account sees of a server.
 *
 * <p>Known beforehand, since what it must not see is partly refused and partly left out without a word, and nothing is
 * to be taken for complete that is not.
 */
record AccountVisibility(Fact<Grants> grants, Fact<ServerVersion> version) {

    /** INNODB_TABLESPACES and the like are refused without it (1227). */
    Optional<String> lacksProcess() {
        return lacks(
                "PROCESS",
                grants.known().filter(known -> known.hasGlobal("PROCESS")).isPresent());
    }

    /** Tables of the Performance Schema that are not open to everybody. */
    Optional<String> lacksPerformanceSchema(String table) {
        return lacksSelect("performance_schema", table);
    }

    Optional<String> lacksSelect(String schema, String table) {
        return lacks(
                "SELECT on " + schema + "." + table,
                grants.known()
                        .filter(known -> known.has("SELECT", schema, table))
                        .isPresent());
    }

    /** {@code information_schema.SCHEMATA} leaves out what the account has nothing to do with. */
    Optional<String> missesSchemas() {
        return lacks(
                "SHOW DATABASES without partial revokes",
                grants.known().filter(Grants::seesEverySchema).isPresent());
    }

    /** {@code information_schema.TABLES} leaves out tables on which the account has no privilege at all. */
    Optional<String> missesTables() {
        return lacks(
                "a global privilege on tables, SHOW VIEW on *.* being the least, without partial revokes",
                grants.known().filter(Grants::seesEveryTable).isPresent());
    }

    /** {@code information_schema.EVENTS} leaves out events of schemas where the account has no EVENT privilege. */
    Optional<String> missesEvents() {
        return lacks(
                "EVENT on *.* without partial revokes",
                grants.known()
                        .filter(known -> known.hasGlobal("EVENT")
                                && known.partiallyRevoked().isEmpty())
                        .isPresent());
    }

    Optional<String> isOlderThan(int major, int minor, int patch) {
        boolean recent = version.known()
                .filter(known -> known.isAtLeast(major, minor, patch))
                .isPresent();
        return recent
                ? Optional.empty()
                : Optional.of("versions before " + major + "." + minor + "." + patch + " do not tell");
    }

    private Optional<String> lacks(String privilege, boolean isThere) {
        if (isThere) {
            return Optional.empty();
        }
        return grants instanceof Fact.Unknown<Grants> unknown
                ? Optional.of(unknown.reason())
                : Optional.of("the account lacks " + privilege);
    }
}
