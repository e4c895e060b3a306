package io.github.mysqlclone.testkit.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.StallAction;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.progress.DonorContact;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** What can happen while the recipient's data is dropped. */
@Tag(Lane.CORE)
final class DropFaultsIT extends FaultGroup {

    private static final Duration BEYOND_THE_STALL_LIMIT = Duration.ofSeconds(90);

    @Override
    List<FaultCase> cases() {
        return List.of(
                FaultCase.of("recipient killed in DROP DATA and started")
                        .before(DropFaultsIT::lockTheLastTable)
                        .when(Moment.inMidDrop())
                        .strikes(scene -> {
                            scene.recipient().kill();
                            scene.recipient().start();
                        })
                        .ends(End.failedIn(Stage.DROP_DATA, Side.RECIPIENT, 1317, End.NO_NUMBER)),
                FaultCase.of("recipient's last table locked for longer than lock_wait_timeout")
                        .spec(spec -> spec.timeouts(spec.timeouts().lockWait(Duration.ofSeconds(3))))
                        .before(DropFaultsIT::lockTheLastTable)
                        .when(Moment.inMidDrop())
                        .ends(End.failedIn(Stage.DROP_DATA, Side.RECIPIENT, 1205)),
                FaultCase.of("recipient has a READ ONLY schema beside others")
                        .spec(spec -> Servers.without(spec, CheckId.READ_ONLY_SCHEMAS))
                        .before(scene -> scene.recipient().execute("ALTER SCHEMA " + Scene.LAST + " READ ONLY = 1"))
                        .when(Moment.reached(Stage.DROP_DATA))
                        .ends(End.failedIn(Stage.DROP_DATA, Side.RECIPIENT, 3989)),
                FaultCase.of("recipient set super_read_only by somebody in mid-drop")
                        .before(DropFaultsIT::lockTheLastTable)
                        .when(Moment.inMidDrop())
                        .strikes(DropFaultsIT::setReadOnlyAndLetGo)
                        .ends(End.failedIn(Stage.DROP_DATA, Side.RECIPIENT, 1290)),
                FaultCase.of("a DROP DATA slower than the stall limit")
                        .spec(spec -> spec.timeouts(spec.timeouts()
                                .lockWait(Duration.ofSeconds(120))
                                .stallAction(StallAction.CANCEL)))
                        .before(DropFaultsIT::lockTheLastTable)
                        .when(Moment.inMidDrop())
                        .strikes(scene -> {
                            Await.until(
                                    "a stall report",
                                    BEYOND_THE_STALL_LIMIT,
                                    () -> !scene.stalls().isEmpty());
                            assertThat(scene.stalls().get(0).donor()).isInstanceOf(DonorContact.Answers.class);
                            scene.locks().close();
                            scene.hurry();
                        })
                        .ends(End.completed()));
    }

    private static void lockTheLastTable(Scene scene) throws Exception {
        Connection connection = scene.recipient().connect();
        scene.holdLocksWith(connection);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT * FROM " + Scene.LAST + ".item").close();
        }
    }

    /** The change may wait for the lock, too, so it is asked for first and comes true as soon as it can. */
    private static void setReadOnlyAndLetGo(Scene scene) throws Exception {
        Thread administrator = new Thread(() -> {
            try {
                scene.recipient().execute("SET GLOBAL super_read_only = ON");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        administrator.start();
        administrator.join(Duration.ofSeconds(2).toMillis());
        scene.locks().close();
        administrator.join(Duration.ofSeconds(60).toMillis());
    }
}
