package io.github.mysqlclone.testkit.it.faults;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.ObservedDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;

/** What can happen where the recipient is reached over a pool, or where its settings are odd for every new session. */
@Tag(Lane.CORE)
final class PoolFaultsIT extends FaultGroup {

    private static final List<String> HOSTILE = List.of(
            "SET PERSIST sql_select_limit = 3",
            "SET PERSIST group_concat_max_len = 4",
            "SET PERSIST sql_mode = 'ANSI,NO_BACKSLASH_ESCAPES'",
            "SET PERSIST time_zone = '-11:00'",
            "SET PERSIST completion_type = 'CHAIN'",
            "SET PERSIST lc_messages = 'de_DE'");

    @Override
    List<FaultCase> cases() {
        return List.of(
                overAPool("the statement is lost on a pool", (method, argument) -> {})
                        .strikes(scene -> {
                            scene.toRecipient().sever();
                            scene.hurry();
                        })
                        .ends(End.completed()),
                overAPool("the statement is lost on a pool before it leaves", (method, argument) -> {
                            if (method.equals("execute")
                                    && String.valueOf(argument).startsWith("CLONE ")) {
                                throw new SQLException("Communications link failure", "08S01", 0);
                            }
                        })
                        .ends(End.neverBegun()),
                overAPool(
                                "the statement is lost on a pool whose driver cannot break a connection off",
                                (method, argument) -> {
                                    if (method.equals("abort")) {
                                        throw new AbstractMethodError("abort");
                                    }
                                })
                        .strikes(scene -> {
                            scene.toRecipient().sever();
                            scene.hurry();
                        })
                        .ends(End.completed()),
                FaultCase.of("hostile settings of both servers")
                        .before(scene -> {
                            for (TestServer server : List.of(scene.donor(), scene.recipient())) {
                                server.execute(HOSTILE.toArray(String[]::new));
                            }
                        })
                        .strikes(Scene::hurry)
                        .ends(End.completed()),
                FaultCase.of("hostile settings of both servers, and the clone is cancelled")
                        .before(scene -> {
                            for (TestServer server : List.of(scene.donor(), scene.recipient())) {
                                server.execute(HOSTILE.toArray(String[]::new));
                            }
                        })
                        .strikes(scene -> scene.operation().cancel())
                        .ends(End.cancelledIn(Stage.FILE_COPY)));
    }

    private static FaultCase overAPool(String name, ObservedDataSource.Observer observer) {
        AtomicReference<HikariDataSource> pool = new AtomicReference<>();
        return FaultCase.of(name)
                .before(scene -> {
                    MySqlServer recipient = MySqlServer.at(
                                    scene.toRecipient().host(),
                                    scene.toRecipient().port())
                            .login(scene.pair().recipientAccount());
                    HikariConfig config = new HikariConfig();
                    config.setDataSource(new ObservedDataSource(recipient, observer));
                    config.setMaximumPoolSize(2);
                    config.setMinimumIdle(0);
                    config.setConnectionTimeout(3_000);
                    config.setValidationTimeout(1_000);
                    pool.set(scene.keep(new HikariDataSource(config)));
                    scene.reachRecipientAs(MySqlServer.dataSource(pool.get()));
                })
                // Its idle connections are not the library's.
                .afterwards(scene -> pool.get().close());
    }
}
