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
                "CREATE DATABASE `mysql shop`",
                "USE shop",
                "USE `mysql`",
                "INSERT INTO notes VALUES ('CHANGE MASTER TO', 'SET GTID_PURGED')",
                "CREATE USER app IDENTIFIED BY 'x'",
                "CREATE PROCEDURE start_slave() START REPLICA"
            })
    void letsAllElseThrough(String statement) {
        assertThat(leavesOut(statement)).isFalse();
        assertThat(filter.leftOut()).isEmpty();
    }

    @Test
    void leavesOutTheTablesOfASystemSchemaUntilTheNextSchema() {
        for (String next : new String[] {"shop", "`shop 2024`", "`a``b;c`", "\"q\""}) {
            assertThat(leavesOut("USE `mysql`")).isFalse();
            assertThat(leavesOut("DROP TABLE IF EXISTS `user`")).isTrue();
            assertThat(leavesOut("/*!40000 ALTER TABLE `user` DISABLE KEYS */")).isTrue();
            assertThat(leavesOut("LOCK TABLES `user` WRITE")).isTrue();
            assertThat(leavesOut("INSERT INTO `user` VALUES ('%','root')")).isTrue();
            assertThat(leavesOut("/*!40101 SET @saved_cs_client = @@character_set_client */"))
                    .isFalse();
            assertThat(leavesOut("CREATE DATABASE " + next)).isFalse();
            assertThat(leavesOut("use " + next)).isFalse();
            assertThat(leavesOut("DROP TABLE IF EXISTS `user`")).as(next).isFalse();
        }
        assertThat(filter.leftOut()).get().asString().contains("CREATE USER");
    }

    /** A script may well make accounts there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE USER app IDENTIFIED BY 'x'",
                "GRANT ALL ON shop.* TO app",
                "CREATE FUNCTION f RETURNS INTEGER SONAME 'udf.so'",
                "CREATE TABLE shop.orders (id INT)",
                "INSERT INTO `shop`.`orders` VALUES (1)",
                "INSERT INTO `time_zone_name` VALUES ('Europe/Berlin', 1)",
                "TRUNCATE TABLE time_zone"
            })
    void letsThroughWhatOnlyHappensToBeInASystemSchema(String statement) {
        leavesOut("USE mysql");

        assertThat(leavesOut(statement)).isFalse();
    }
}
