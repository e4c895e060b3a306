package io.github.mysqlclone.testkit.it.faults;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.TestedMySql;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** What can happen when the recipient should come back. */
@Tag(Lane.CORE)
final class ReturnFaultsIT extends FaultGroup {

    /** Many times as long as between two looks, or as a look may take. */
    private static final Duration LATE = Duration.ofSeconds(15);

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int FEW_CONNECTIONS = 6;

    @Override
    List<FaultCase> cases() {
        return List.of(
                unsupervised("recipient does not come back")
                        .spec(spec -> givenUpAfter(spec, Duration.ofSeconds(5)))
                        .ends(End.unknown()),
                unsupervised("recipient comes back late")
                        .spec(spec -> givenUpAfter(spec, LATE.plus(SOON)))
                        .when(Moment.down())
                        .strikes(scene -> {
                            long down = System.nanoTime();
                            Await.until("its return", SOON, () -> System.nanoTime() - down > LATE.toNanos());
                            scene.recipient().start();
                        })
                        .ends(End.completed()),
                FaultCase.of("recipient comes back with an option it cannot start with")
                        .servers(pair ->
                                pair.recipient(server -> server.initialiseOption("lower_case_table_names", "1")))
                        .before(Scene::hurry)
                        .spec(spec -> givenUpAfter(
                                Servers.without(spec, CheckId.LOWER_CASE_TABLE_NAMES), Duration.ofSeconds(8)))
                        .ends(End.unknown()),
                unsupervised("another server comes up on the recipient's port")
                        .when(Moment.down())
                        .strikes(scene -> {
                            TestServer other = scene.keep(ServerSpec.standard()
                                    .port(scene.recipient().port())
                                    .start());
                            other.execute("CREATE USER clone_recipient IDENTIFIED BY '"
                                    + scene.pair().recipientAccount().password().reveal()
                                    + "'");
                        })
                        .ends(End.unknown()),
                FaultCase.of("recovery fails")
                        // without the usual data: that has system files of the usual size
                        .servers(pair -> pair.donor(server -> ServerSpec.standard()
                                .initialiseOption("innodb_data_file_path", "ibdata1:10M:autoextend")))
                        .spec(spec -> TestedMySql.since(
                                "8.4.8",
                                Servers.without(spec, CheckId.DATA_FILE_PATH),
                                givenUpAfter(Servers.without(spec, CheckId.DATA_FILE_PATH), Duration.ofSeconds(8))))
                        .before(Scene::hurry)
                        // 8.0.30 starts once and never again.
                        .ends(TestedMySql.since(
                                "8.4.8", End.failedIn(Stage.RECOVERY, Side.RECIPIENT, 1815), End.unknown())),
                FaultCase.of("recipient's connections are all taken after the restart")
                        .servers(pair -> pair.recipient(
                                server -> server.option("max_connections", String.valueOf(FEW_CONNECTIONS))))
                        .before(Scene::hurry)
                        .when(Moment.startedAgain())
                        .strikes(ReturnFaultsIT::takeAllConnectionsForAWhile)
                        .ends(End.completed()),
                FaultCase.of("recipient without performance_schema")
                        .servers(pair -> pair.recipient(server -> server.option("performance_schema", "OFF")))
                        .before(Scene::hurry)
                        .when(scene -> true)
                        .ends(End.refused()),
                unsupervised("restart callback throws")
                        .spec(spec -> spec.restartStrategy(RestartStrategy.callback(server -> {
                            throw new IllegalStateException("no such machine");
                        })))
                        .ends(End.unknown()));
    }

    private static FaultCase unsupervised(String name) {
        return FaultCase.of(name)
                .servers(pair -> pair.recipient(ServerSpec::unsupervised))
                .before(Scene::hurry);
    }

    private static RemoteCloneSpec givenUpAfter(RemoteCloneSpec spec, Duration limit) {
        return spec.timeouts(spec.timeouts().restart(limit));
    }

    private static void takeAllConnectionsForAWhile(Scene scene) throws SQLException {
        List<Connection> taken = new ArrayList<>();
        Await.until("all connections to be taken", SOON, () -> {
            try {
                taken.add(DriverManager.getConnection(
                        scene.recipient().jdbcUrl(),
                        scene.pair().donorAccount().user(),
                        scene.pair().donorAccount().password().reveal()));
                return false;
            } catch (SQLException e) {
                return e.getErrorCode() == 1040;
            }
        });
        for (Connection connection : taken) {
            connection.close();
        }
    }
}
