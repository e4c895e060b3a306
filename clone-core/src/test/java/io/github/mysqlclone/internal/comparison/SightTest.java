package io.github.mysqlclone.internal.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.verify.ComparisonDepth;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SightTest {

    private static List<String> unseen(Set<String> schemas, String... grants) {
        ComparisonScope scope = new ComparisonScope(
                schemas,
                Set.of(),
                ComparisonDepth.CHECKSUMS,
                0,
                Duration.ofSeconds(1),
                (table, done, all) -> {},
                Optional.empty());
        return new Sight(Grants.parse(List.of(grants)), scope).unseen();
    }

    @Test
    void nothingIsHiddenFromWhoMayDoAll() {
        assertThat(unseen(Set.of(), "GRANT ALL PRIVILEGES ON *.* TO `a`@`%`")).isEmpty();
    }

    @Test
    void nothingIsHiddenFromWhoHasWhatTheDocumentationAsksFor() {
        assertThat(unseen(
                        Set.of(),
                        "GRANT SELECT, SHOW VIEW, EVENT, TRIGGER ON *.* TO `a`@`%`",
                        "GRANT SHOW_ROUTINE ON *.* TO `a`@`%`"))
                .isEmpty();
    }

    @Test
    void whatIsRevokedOnSystemSchemasHidesNothingThatIsCompared() {
        assertThat(unseen(
                        Set.of(),
                        "GRANT ALL PRIVILEGES ON *.* TO `a`@`%`",
                        "REVOKE SELECT, UPDATE ON `mysql`.* FROM `a`@`%`"))
                .isEmpty();
    }

    @Test
    void everythingMayBeHiddenFromWhoMayDoNothing() {
        assertThat(unseen(Set.of(), "GRANT USAGE ON *.* TO `a`@`%`"))
                .containsExactly(
                        "schemas (SHOW DATABASES)",
                        "tables and views (SELECT)",
                        "functions and procedures (SHOW_ROUTINE)",
                        "triggers (TRIGGER)",
                        "events (EVENT)");
    }

    @Test
    void privilegesOnTheSchemasThatAreNamedWillDo() {
        String[] onShop = {"GRANT SHOW_ROUTINE ON *.* TO `a`@`%`", "GRANT SELECT, TRIGGER, EVENT ON `shop`.* TO `a`@`%`"
        };

        assertThat(unseen(Set.of("shop"), onShop)).isEmpty();
        assertThat(unseen(Set.of("shop", "stock"), onShop))
                .containsExactly("tables and views (SELECT)", "triggers (TRIGGER)", "events (EVENT)");
        assertThat(unseen(Set.of(), onShop)).contains("schemas (SHOW DATABASES)", "tables and views (SELECT)");
    }

    @Test
    void aPrivilegeOnOneTableIsNotOneOnItsSchema() {
        assertThat(unseen(
                        Set.of("shop"),
                        "GRANT SHOW_ROUTINE ON *.* TO `a`@`%`",
                        "GRANT TRIGGER, EVENT ON `shop`.* TO `a`@`%`",
                        "GRANT SELECT ON `shop`.`orders` TO `a`@`%`"))
                .containsExactly("tables and views (SELECT)");
    }

    @Test
    void whatIsPartiallyRevokedMayBeHidden() {
        assertThat(unseen(Set.of(), "GRANT ALL PRIVILEGES ON *.* TO `a`@`%`", "REVOKE SELECT ON `shop`.* FROM `a`@`%`"))
                .contains("schemas (SHOW DATABASES)", "tables and views (SELECT)");
    }
}
