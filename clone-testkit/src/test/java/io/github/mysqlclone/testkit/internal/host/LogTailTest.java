package io.github.mysqlclone.testkit.internal.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTailTest {

    private static final String BEFORE = """
            2026-11-29T11:44:55.3Z 0 [System] [MY-010116] [Server] mysqld (mysqld 9.7.4-2) starting as process 7
            2026-11-29T11:44:56.0Z 0 [ERROR] [MY-010119] [Server] Aborting
            """;

    @Test
    void saysOfTheLastStartWhatWentWrongFirst() {
        assertThat(LogTail.complaint(BEFORE + """
                        2026-11-29T11:45:00.3Z 0 [System] [MY-010116] [Server] mysqld (mysqld 9.7.4-2) starting as process 8
                        2026-11-29T11:45:00.4Z 0 [Warning] [MY-010068] [Server] CA certificate ca.pem is self signed.
                        2026-11-29T11:45:00.5Z 0 [ERROR] [MY-000067] [Server] unknown variable 'sql_mod=ANSI'.
                        2026-11-29T11:45:00.6Z 0 [ERROR] [MY-010119] [Server] Aborting
                        """)).isEqualTo(" It says: unknown variable 'sql_mod=ANSI'.");
    }

    @Test
    void saysNothingOfAStartWithoutAnError() {
        assertThat(LogTail.complaint("")).isEmpty();
        assertThat(LogTail.complaint(BEFORE
                        + "2026-11-29T11:45:00.3Z 0 [System] [MY-010116] [Server] mysqld starting as process 8\n"))
                .isEmpty();
    }
}
