package io.github.mysqlclone.testkit.it.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.AttachOptions;
import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneResult;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.progress.ReportedState;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.OwnWords;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(Lane.CORE)
class DirectoryCloneIT {

    private static ClonePair pair;

    @BeforeAll
    static void startAPairWithData() throws SQLException {
        pair = ClonePair.create();
        Servers.fill(pair.donor(), "shop", 700);
        Servers.fill(pair.recipient(), "own", 7);
    }

    @AfterAll
    static void close() {
        pair.close();
    }

    @Test
    void copiesTheDonorIntoADirectoryThatAServerStartsOn() throws SQLException {
        Path directory = Path.of(pair.recipient().workDirectory(), "from-donor");

        CloneResult result =
                Servers.run(Servers.fromDonorOf(pair).dataDirectory(directory.toString()), Servers.recipient(pair));

        assertThat(result.kind()).isEqualTo(CloneKind.DIRECTORY);
        assertThat(result.coordinates()).isEmpty();
        assertThat(result.restartTime()).isEmpty();
        assertThat(result.stages())
                .filteredOn(stage -> stage.stage() == Stage.RESTART)
                .extracting(stage -> stage.state())
                .containsExactly(ReportedState.NOT_STARTED);
        assertThat(Servers.rows(pair.recipient(), "own")).isEqualTo("7");
        assertHoldsTheDonorsData(directory);
    }

    @Test
    void copiesAServerIntoADirectoryThatAServerStartsOn() throws SQLException {
        Path directory = Path.of(pair.donor().workDirectory(), "local-copy");

        CloneResult result = Servers.run(
                CloneSpec.local(directory.toString()), Servers.login(pair.donor(), pair.recipientAccount()));

        assertThat(result.kind()).isEqualTo(CloneKind.LOCAL);
        assertThat(result.identity().source()).isEqualTo("LOCAL INSTANCE");
        assertThat(result.coordinates()).isEmpty();
        assertHoldsTheDonorsData(directory);
    }

    @Test
    void isForgottenByItsServerAtTheNextRestart() {
        MySqlServer recipient = Servers.recipient(pair);
        Path directory = Path.of(pair.recipient().workDirectory(), "forgotten");
        CloneResult result = Servers.run(Servers.fromDonorOf(pair).dataDirectory(directory.toString()), recipient);
        assertThat(CloneStatus.read(recipient).map(CloneStatus::identity)).contains(result.identity());

        pair.recipient().kill();
        pair.recipient().start();

        assertThat(CloneStatus.read(recipient)).isEmpty();
        assertThat(CloneOperation.attach(recipient, AttachOptions.defaults())).isEmpty();
        assertThat(directory.resolve("mysql.ibd")).exists();
    }

    private static void assertHoldsTheDonorsData(Path directory) throws SQLException {
        List<String> log = Sql.row(pair.donor(), OwnWords.of("SHOW BINARY LOG STATUS"));
        GtidSet gtidExecuted = GtidSet.parse(String.valueOf(Sql.value(pair.donor(), "SELECT @@GLOBAL.gtid_executed")));
        try (TestServer copy = ServerSpec.standard().dataDirectory(directory).start()) {
            MySqlServer server = copy.server();

            BinlogCoordinates coordinates = BinlogCoordinates.recordedOn(server).orElseThrow();

            assertThat(Servers.rows(copy, "shop")).isEqualTo("700");
            assertThat(coordinates.file()).contains(log.get(0));
            assertThat(coordinates.position()).isEqualTo(Long.parseLong(log.get(1)));
            assertThat(coordinates.gtidExecuted()).isEqualTo(gtidExecuted);
        }
    }

    @Test
    void reportsADirectoryThatExistsAlready() {
        String existing = pair.recipient().workDirectory();

        CloneFailedException failed = catchThrowableOfType(
                CloneFailedException.class,
                () -> Servers.run(
                        Servers.without(Servers.fromDonorOf(pair), CheckId.TARGET_DIRECTORY)
                                .dataDirectory(existing),
                        Servers.recipient(pair)));

        assertThat(failed.failure().error().orElseThrow().number()).isEqualTo(1007);
        assertThat(failed.failure().recipientData()).isEqualTo(RecipientData.UNTOUCHED);
        assertThat(failed).hasMessageContaining("Choose a directory that does not exist");
    }
}
