package io.github.mysqlclone.testkit.internal.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpFilterTest {

    private final DumpFilter filter = new DumpFilter();

    private boolean leavesOut(String statement) {
        return filter.leavesOut(new SqlStatement(statement, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET @@GLOBAL.GTID_PURGED=/*!80000 '+'*/ '3E11FA47-71CA-11E1-9E33-C80AA9429562:1-5'",
                "CHANGE MASTER TO MASTER_LOG_FILE='binlog.000003', MASTER_LOG_POS=157",
                "/*!80022 CHANGE REPLICATION SOURCE TO SOURCE_HOST='db1' */",
                "start replica",
                "START SLAVE SQL_THREAD",
                "RESET REPLICA ALL",
                "USE `mysql`",
                "CREATE DATABASE /*!32312 IF NOT EXISTS*/ `mysql` /*!40100 DEFAULT CHARACTER SET utf8mb4 */",
                "/*!40000 DROP DATABASE IF EXISTS `mysql`*/"
            })
    void leavesOutWhatIsAnotherServersOwn(String statement) {
        assertThat(leavesOut(statement)).isTrue();
        assertThat(filter.leftOut()).get().asString().contains("(from line 7)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET @@SESSION.SQL_LOG_BIN= 0",
                "CREATE DATABASE shop",
                "CREATE DATABASE `mysql_tools`",
                "DROP DATABASE IF EXISTS `sys_log`",
                "USE shop",
                "INSERT INTO notes VALUES ('CHANGE MASTER TO', 'SET GTID_PURGED')",
                "CREATE USER app IDENTIFIED BY 'x'",
                "CREATE PROCEDURE start_slave() START REPLICA"
            })
    void letsAllElseThrough(String statement) {
        assertThat(leavesOut(statement)).isFalse();
        assertThat(filter.leftOut()).isEmpty();
    }

    @Test
    void leavesOutWhatIsInASystemSchemaUntilTheNextSchema() {
        assertThat(leavesOut("USE `mysql`")).isTrue();
        assertThat(leavesOut("DROP TABLE IF EXISTS `user`")).isTrue();
        assertThat(leavesOut("/*!40101 SET @saved_cs_client = @@character_set_client */"))
                .isFalse();
        assertThat(leavesOut("INSERT INTO `user` VALUES ('%','root')")).isTrue();
        assertThat(leavesOut("CREATE DATABASE `shop`")).isFalse();
        assertThat(leavesOut("use shop")).isFalse();
        assertThat(leavesOut("DROP TABLE IF EXISTS `user`")).isFalse();
        assertThat(filter.leftOut()).get().asString().contains("CREATE USER");
    }
}
