package io.github.mysqlclone.testkit.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Sql;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Templates that migration tools fill. */
@Tag(Lane.FULL)
class MigrationIT {

    private static final String HERE = "io/github/mysqlclone/testkit/template/";

    private static void assertHasTheOrders(Population population) throws Exception {
        MySqlTemplate template = MySqlTemplate.populatedBy(population);
        try (TemplateFolder folder = TemplateFolder.of(template);
                TestServer server = template.newServer()) {
            assertThat(folder).isNotNull();
            assertThat(Sql.value(server, "SELECT COUNT(*) FROM shop.orders")).isEqualTo("2");
        }
    }

    @Test
    void runsFlyway() throws Exception {
        assertHasTheOrders(Population.flyway("shop", HERE + "flyway"));
    }

    @Test
    void runsLiquibase() throws Exception {
        assertHasTheOrders(Population.liquibase("shop", HERE + "liquibase/main.sql"));
    }

    @Test
    void refusesAChangelogThatIncludesWhatNobodyWouldSeeChange() {
        MySqlTemplate template =
                MySqlTemplate.populatedBy(Population.liquibase("shop", HERE + "liquibase-elsewhere/main.xml"));

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(template::build)
                .withMessageContaining("liquibase-elsewhere/main.xml includes " + HERE + "liquibase/main.sql")
                .withMessageContaining("Version.ofResources");
    }
}
