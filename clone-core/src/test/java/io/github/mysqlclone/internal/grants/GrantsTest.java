package io.github.mysqlclone.internal.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GrantsTest {

    private static final String USAGE = "GRANT USAGE ON *.* TO `clone`@`%`";

    @Test
    void readsStaticAndDynamicPrivilegesOnEverything() {
        Grants grants = grants(
                "GRANT SELECT, INSERT, SHOW DATABASES, CREATE ROLE, DROP ROLE ON *.* TO `root`@`localhost` WITH GRANT OPTION",
                "GRANT APPLICATION_PASSWORD_ADMIN,BACKUP_ADMIN,CLONE_ADMIN,XA_RECOVER_ADMIN ON *.* TO `root`@`localhost`"
                        + " WITH GRANT OPTION",
                "GRANT PROXY ON ``@`` TO `root`@`localhost` WITH GRANT OPTION");

        assertThat(grants.global())
                .containsExactlyInAnyOrder(
                        "SELECT",
                        "INSERT",
                        "SHOW DATABASES",
                        "CREATE ROLE",
                        "DROP ROLE",
                        "APPLICATION_PASSWORD_ADMIN",
                        "BACKUP_ADMIN",
                        "CLONE_ADMIN",
                        "XA_RECOVER_ADMIN");
        assertThat(grants.onObjects()).isEmpty();
        assertThat(grants.hasRoles()).isFalse();
        assertThat(grants.seesEverySchema()).isTrue();
        assertThat(grants.has("SELECT", "performance_schema", "clone_status")).isTrue();
    }

    @Test
    void hasNothingFromUsage() {
        Grants grants = grants(USAGE);

        assertThat(grants.hasGlobal("CLONE_ADMIN")).isFalse();
        assertThat(grants.has("SELECT", "shop", "t")).isFalse();
        assertThat(grants.seesEverySchema()).isFalse();
        assertThat(Grants.parse(List.of()).seesEverySchema()).isFalse();
    }

    @Test
    void readsPrivilegesOnSchemasAndTables() {
        Grants grants = grants(
                USAGE,
                "GRANT SELECT, SHOW VIEW ON `shop`.* TO `clone`@`%`",
                "GRANT SELECT ON `performance_schema`.`clone_status` TO `clone`@`%` WITH GRANT OPTION");

        assertThat(grants.has("SELECT", "shop", "anything")).isTrue();
        assertThat(grants.has("SHOW VIEW", "shop", "anything")).isTrue();
        assertThat(grants.has("INSERT", "shop", "anything")).isFalse();
        assertThat(grants.has("SELECT", "shops", "anything")).isFalse();
        assertThat(grants.has("SELECT", "performance_schema", "clone_status")).isTrue();
        assertThat(grants.has("SELECT", "performance_schema", "clone_progress")).isFalse();
        assertThat(grants.hasGlobal("SELECT")).isFalse();
    }

    @Test
    void takesAllPrivilegesForEachOfThem() {
        assertThat(grants("GRANT ALL PRIVILEGES ON `shop`.* TO `clone`@`%`").has("SELECT", "shop", "t"))
                .isTrue();
        assertThat(grants("GRANT ALL PRIVILEGES ON *.* TO `clone`@`%`").hasGlobal("SHOW DATABASES"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "my\\_db, my_db, true",
        "my\\_db, myxdb, false",
        "my_db, my_db, true",
        "my_db, myxdb, true",
        "my_db, mydb, false",
        "my%, my, true",
        "my%, mysql, true",
        "my\\%, my%, true",
        "my\\%, mysql, false",
        "a.c, a.c, true",
        "a.c, abc, false",
        "perf%, performance_schema, true",
    })
    void takesSchemasOfGrantsForPatterns(String pattern, String schema, boolean covered) {
        assertThat(grants("GRANT SELECT ON `" + pattern + "`.* TO `clone`@`%`").has("SELECT", schema, "t"))
                .isEqualTo(covered);
    }

    @Test
    void takesSchemasOfGrantsOnTablesToTheLetter() {
        Grants grants = grants("GRANT SELECT ON `my_db`.`t%` TO `clone`@`%`");

        assertThat(grants.has("SELECT", "my_db", "t%")).isTrue();
        assertThat(grants.has("SELECT", "myxdb", "t%")).isFalse();
        assertThat(grants.has("SELECT", "my_db", "table")).isFalse();
    }

    @Test
    void doesNotTakePrivilegesOnColumnsForThoseOnTheTable() {
        Grants grants = grants(
                "GRANT SELECT (`PID`, `STATE`), UPDATE ON `performance_schema`.`clone_status` TO `clone`@`%`",
                "GRANT SELECT (`x`) ON `shop`.`t` TO `clone`@`%`");

        assertThat(grants.has("SELECT", "performance_schema", "clone_status")).isFalse();
        assertThat(grants.has("UPDATE", "performance_schema", "clone_status")).isTrue();
        assertThat(grants.has("SELECT", "shop", "t")).isFalse();
    }

    @Test
    void readsNamesWithQuotesInThem() {
        Grants grants = grants("GRANT SELECT ON `we``ird \"db\"`.`t``1` TO `o'br``ien`@`%`");

        assertThat(grants.has("SELECT", "we`ird \"db\"", "t`1")).isTrue();
    }

    @Test
    void readsPartialRevokes() {
        Grants grants = grants(
                "GRANT SELECT, SHOW DATABASES ON *.* TO `clone`@`%`",
                "REVOKE SELECT ON `performance_schema`.* FROM `clone`@`%`",
                "REVOKE SELECT ON `se``cret`.* FROM `clone`@`%`");

        assertThat(grants.partiallyRevoked()).containsExactlyInAnyOrder("performance_schema", "se`cret");
        assertThat(grants.seesEverySchema()).isFalse();
        assertThat(grants.has("SELECT", "shop", "t")).isTrue();
        assertThat(grants.has("SELECT", "performance_schema", "clone_status")).isFalse();
    }

    @Test
    void hasInSpiteOfAPartialRevokeWhatIsGrantedOnTheObject() {
        Grants grants = grants(
                "GRANT SELECT ON *.* TO `clone`@`%`",
                "REVOKE SELECT ON `performance_schema`.* FROM `clone`@`%`",
                "GRANT SELECT ON `performance_schema`.`clone_status` TO `clone`@`%`");

        assertThat(grants.has("SELECT", "performance_schema", "clone_status")).isTrue();
        assertThat(grants.has("SELECT", "performance_schema", "clone_progress")).isFalse();
    }

    @Test
    void takesARevokeOfAnUnknownFormForOne() {
        Grants grants = grants("GRANT SHOW DATABASES ON *.* TO `clone`@`%`", "REVOKE EVERYTHING SOMEWHERE");

        assertThat(grants.seesEverySchema()).isFalse();
    }

    static Stream<Arguments> roles() {
        return Stream.of(
                argumentSet("one role", "GRANT `cloner`@`%` TO `clone`@`%`", true),
                argumentSet("two roles", "GRANT `a`@`%`,`b`@`localhost` TO `clone`@`%` WITH ADMIN OPTION", true),
                argumentSet("under ANSI_QUOTES", "GRANT \"cloner\"@\"%\" TO \"clone\"@\"%\"", true),
                argumentSet("a proxy", "GRANT PROXY ON `a`@`%` TO `clone`@`%`", false),
                argumentSet("a routine", "GRANT EXECUTE ON PROCEDURE `shop`.`p` TO `clone`@`%`", false),
                argumentSet("a schema", "GRANT SELECT ON `shop`.* TO `clone`@`%`", false),
                argumentSet("an account named like a grant", "GRANT USAGE ON *.* TO `GRANT a@b TO c`@`%`", false));
    }

    @ParameterizedTest
    @MethodSource("roles")
    void knowsWhetherRolesAreGranted(String row, boolean hasRoles) {
        assertThat(grants(row).hasRoles()).isEqualTo(hasRoles);
    }

    @Test
    void doesNotTakeRoutinesForTables() {
        Grants grants = grants("GRANT EXECUTE, SELECT ON PROCEDURE `shop`.`p` TO `clone`@`%`");

        assertThat(grants.has("SELECT", "shop", "p")).isFalse();
        assertThat(grants.onObjects()).isEmpty();
    }

    @Test
    void readsTheSameUnderAnsiQuotes() {
        Grants grants = grants(
                "GRANT SELECT, SHOW DATABASES ON *.* TO \"clone\"@\"%\"",
                "GRANT SELECT ON \"performance_schema\".\"clone_status\" TO \"clone\"@\"%\"",
                "GRANT SELECT ON \"we\"\"ird\".* TO \"clone\"@\"%\"",
                "REVOKE SELECT ON \"secret\".* FROM \"clone\"@\"%\"");

        assertThat(grants.partiallyRevoked()).containsExactly("secret");
        assertThat(grants.seesEverySchema()).isFalse();
        assertThat(grants.onObjects())
                .extracting(Grants.ObjectGrant::schema, Grants.ObjectGrant::table)
                .containsExactly(tuple("performance_schema", "clone_status"), tuple("we\"ird", ""));
    }

    @Test
    void readsNamesThatTheServerDidNotQuote() {
        Grants grants = grants(
                "GRANT SELECT ON performance_schema.clone_status TO clone@`%`",
                "REVOKE SELECT ON shop.* FROM clone@`%`");

        assertThat(grants.has("SELECT", "performance_schema", "clone_status")).isTrue();
        assertThat(grants.partiallyRevoked()).containsExactly("shop");
    }

    static Stream<Arguments> deceptions() {
        return Stream.of(
                argumentSet("a user", "GRANT SELECT ON `shop`.* TO `x ON *.* TO y`@`%`"),
                argumentSet("a user with a list", "GRANT SELECT ON `shop`.* TO `a, CLONE_ADMIN ON *.* TO b`@`%`"),
                argumentSet("a schema", "GRANT SELECT ON `s ON *.* TO `.* TO `clone`@`%`"),
                argumentSet("a table", "GRANT SELECT ON `shop`.`, CLONE_ADMIN ON *.* TO x` TO `clone`@`%`"),
                argumentSet("a column", "GRANT SELECT (`a), CLONE_ADMIN ON *.* TO (`) ON `shop`.`t` TO `clone`@`%`"),
                argumentSet("a role", "GRANT `SELECT, CLONE_ADMIN ON *.* TO `@`%` TO `clone`@`%`"));
    }

    @ParameterizedTest
    @MethodSource("deceptions")
    void takesNoNameForAGrant(String row) {
        Grants grants = grants(row);

        assertThat(grants.global()).isEmpty();
        assertThat(grants.hasGlobal("CLONE_ADMIN")).isFalse();
    }

    @Test
    void takesNoNameOfAColumnForAPrivilegeOnTheTable() {
        Grants grants = grants("GRANT SELECT (`x), INSERT, y`), UPDATE (`a`,`b`) ON `shop`.`t` TO `clone`@`%`");

        assertThat(grants.has("INSERT", "shop", "t")).isFalse();
        assertThat(grants.has("SELECT", "shop", "t")).isFalse();
        assertThat(grants.has("UPDATE", "shop", "t")).isFalse();
    }

    private static Grants grants(String... rows) {
        return Grants.parse(List.of(rows));
    }

    @Test
    void tellsWhatMayBeGivenToOthers() {
        Grants grants = Grants.parse(List.of(
                "GRANT CREATE USER ON *.* TO `a`@`%`",
                "GRANT BACKUP_ADMIN ON *.* TO `a`@`%` WITH GRANT OPTION",
                "GRANT SELECT ON `db`.* TO `a`@`%` WITH GRANT OPTION"));

        assertThat(grants.mayGrant("BACKUP_ADMIN")).isTrue();
        assertThat(grants.mayGrant("CREATE USER")).isFalse();
        assertThat(grants.mayGrant("SELECT")).isFalse();
    }
}
