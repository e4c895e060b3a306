package io.github.mysqlclone.testkit.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.it.preflight.StatementLog.Command;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That what tells reading from writing can do so. */
class StatementLogTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "/* a driver */SELECT  @@session.sql_mode",
                "(SELECT /*+ SET_VAR(lock_wait_timeout = 2) */ 'me')\nUNION ALL\n(SELECT 'you')",
                "SHOW GRANTS",
                "SET character_set_results = NULL",
                "SET autocommit=1",
                "SET SESSION lock_wait_timeout = 60"
            })
    void reading(String text) {
        assertThat(new Command("Query", text).onlyReads()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 INTO OUTFILE '/tmp/x'",
                "SELECT id FROM shop.item FOR UPDATE",
                "SET GLOBAL clone_valid_donor_list = 'db1:3306'",
                "SET @@GLOBAL.read_only = ON",
                "SET autocommit = 1, GLOBAL read_only = ON",
                "SET PERSIST_ONLY super_read_only = ON",
                "SET PASSWORD = 'x'",
                "CREATE TABLE shop.item (id INT)",
                "FLUSH TABLES WITH READ LOCK",
                "KILL 9"
            })
    void everythingElse(String text) {
        assertThat(new Command("Query", text).onlyReads()).isFalse();
    }
}
