package io.github.mysqlclone.testkit.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The accounts of the tests are those of the README. */
class ReadmeGrantsTest {

    private static final List<String> OF_OTHER_CLONES = List.of(
            "on the recipient, directory clone; on the server, local clone", "optional: on the server, local clone");

    private final ReadmeGrants readme = ReadmeGrants.read();

    @Test
    void everyRowIsGrantedOrIsOfAnotherKindOfClone() {
        List<String> used = Stream.of(
                        Stream.of(ReadmeAccounts.ON_RECIPIENT),
                        Stream.of(ReadmeAccounts.AFTER_THE_RESTART),
                        Stream.of(ReadmeAccounts.ON_DONOR),
                        OF_OTHER_CLONES.stream())
                .flatMap(rows -> rows)
                .distinct()
                .toList();
        assertThat(readme.rows()).extracting(ReadmeGrants.Row::account).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void theDonorAccountIsGrantedWhatTheTableSays() {
        assertThat(readme.to("d", ReadmeAccounts.ON_DONOR))
                .containsExactly(
                        "GRANT BACKUP_ADMIN ON *.* TO d",
                        "GRANT SELECT ON performance_schema.* TO d",
                        "GRANT PROCESS, SHOW DATABASES ON *.* TO d",
                        "GRANT SHOW VIEW, EVENT ON *.* TO d",
                        "GRANT SELECT ON mysql.user TO d",
                        "GRANT SELECT ON mysql.plugin TO d",
                        "GRANT SELECT ON mysql.component TO d",
                        "GRANT SELECT ON mysql.time_zone_name TO d");
    }
}
