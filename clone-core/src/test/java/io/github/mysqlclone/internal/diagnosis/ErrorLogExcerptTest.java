package io.github.mysqlclone.internal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of an error log goes into a message, which gets into logs and tickets. */
class ErrorLogExcerptTest {

    private static final String OWN = "2026-11-28T19:00:01Z 0 [ERROR] [MY-000067] [Server] unknown variable 'x=1'.";

    private static String said(String... lines) {
        return ErrorLogExcerpt.sentence(ErrorLogExcerpt.of(List.of(lines)));
    }

    @Test
    void cutsAStatementOffThatALineQuotes() {
        assertThat(said("2026-11-28T19:00:01Z 5 [ERROR] [MY-010045] [Server] Event failed. Query: 'INSERT INTO p VALUES"
                        + " (4711)'"))
                .endsWith("Event failed. Query: …")
                .doesNotContain("4711");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-28T19:00:01Z 5 [ERROR] [MY-010584] [Repl] Replica SQL: Error 'Duplicate entry '4711' for key'",
                "2026-11-28 19:00:01.000000 Error MY-010584 Replica SQL for channel '': Duplicate entry '4711'",
                "2026-11-28 19:00:01.000000 Error MY-010584 Slave SQL for channel '': Duplicate entry '4711'",
                "2026-11-28 19:00:01.000000 Error MY-013146 Worker 1 failed executing transaction '4711'",
                "2026-11-28T19:00:01Z 9 [ERROR] [MY-010045] [Server] Event Scheduler: [a@%][shop.tidy] Duplicate entry '4711'"
            })
    void leavesReplicationsLinesOut(String line) {
        assertThat(said(OWN, line)).contains("unknown variable").doesNotContain("4711");
        assertThat(said(line)).isEmpty();
        assertThat(ErrorLogExcerpt.sentence(List.of(line))).isEmpty();
    }

    @Test
    void cutsAStatementOffThatACrashQuotes() {
        assertThat(said("Query (7f3c2c0b1a30): INSERT INTO p VALUES (4711)"))
                .endsWith("Query: …")
                .doesNotContain("4711");
    }

    @Test
    void showsThatAPluginCannotBeLoaded() {
        assertThat(said("2026-11-28T19:00:01Z 0 [ERROR] [MY-010126] [Server] Can't open shared library"
                        + " 'group_replication.so'"))
                .contains("group_replication.so");
    }

    @Test
    void masksTheTemporaryPasswordOfANewServer() {
        assertThat(said("2026-11-28T19:00:01Z 6 [Note] [MY-010454] [Server] A temporary password is generated for"
                        + " root@localhost: h2k!Xq"))
                .contains("A temporary password ***")
                .doesNotContain("h2k");
    }
}
