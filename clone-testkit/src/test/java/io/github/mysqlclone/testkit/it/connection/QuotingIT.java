package io.github.mysqlclone.testkit.it.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.TestedMySql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is given arrives byte for byte, whatever the recipient's sql_mode makes of quotes and backslashes. */
@Tag(Lane.CORE)
class QuotingIT {

    private static final String USER = "o'b\"r\\i `e`n ü 克隆";
    private static final String PASSWORD = " p'a\"s\\s''\\\\w\\'o % _ rd ß 密码 {fn x} ? ";
    private static final String DIRECTORY = "d'i\"r''e c 't ö 目录 {x} ? --";

    private static ClonePair pair;

    @BeforeAll
    static void startAPairWithAStrangeAccount() throws SQLException {
        pair = ClonePair.create();
        String account = "'" + USER.replace("\\", "\\\\").replace("'", "''") + "'";
        String password = "'" + PASSWORD.replace("\\", "\\\\").replace("'", "''") + "'";
        pair.donor()
                .execute(
                        "CREATE USER " + account + " IDENTIFIED BY " + password,
                        "GRANT BACKUP_ADMIN ON *.* TO " + account);
    }

    @AfterAll
    static void close() {
        pair.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES"})
    void carriesStrangeNamesUnderAnySqlMode(String sqlMode) throws SQLException {
        pair.recipient().execute("SET GLOBAL sql_mode = '" + sqlMode + "'");
        Path directory = Path.of(pair.recipient().workDirectory(), DIRECTORY + sqlMode);

        Servers.run(intoDirectory(directory), Servers.recipient(pair));

        assertThat(Files.isDirectory(directory.resolve("#clone"))).isTrue();
    }

    /**
     * 9.7.4 makes a directory of this name, but then takes the backslash for a separator and gives up with 1525; 8.0.30 and
     * 8.4.8 copy into it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"", "ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES"})
    void carriesBackslashesInADirectoryToTheServerWhichMayRefuseThem(String sqlMode) throws SQLException {
        pair.recipient().execute("SET GLOBAL sql_mode = '" + sqlMode + "'");
        Path directory = Path.of(pair.recipient().workDirectory(), "b\\a\\\\c\\'k " + sqlMode);
        RemoteCloneSpec spec = Servers.without(intoDirectory(directory), CheckId.TARGET_DIRECTORY);

        if (TestedMySql.isAtLeast("9.0.0")) {
            CloneFailedException failed =
                    catchThrowableOfType(CloneFailedException.class, () -> Servers.run(spec, Servers.recipient(pair)));
            assertThat(failed.failure().error().orElseThrow().number()).isEqualTo(1525);
        } else {
            Servers.run(spec, Servers.recipient(pair));
            assertThat(Files.isDirectory(directory.resolve("#clone"))).isTrue();
        }
        assertThat(CloneStatus.read(Servers.recipient(pair)).orElseThrow().destination())
                .isEqualTo(directory + "/");
    }

    private static RemoteCloneSpec intoDirectory(Path directory) {
        return CloneSpec.remote(pair.donor().host(), pair.donor().port())
                .donorAccount(USER, PASSWORD)
                .dataDirectory(directory.toString());
    }
}
