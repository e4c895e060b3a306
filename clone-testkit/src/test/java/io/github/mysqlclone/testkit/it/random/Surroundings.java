package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.RestartStrategy;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.FaultKind;
import io.github.mysqlclone.testkit.it.connection.HostileSetting;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ProcessBackend;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What may surround a clone, and disturb who is not prepared for it. */
final class Surroundings {

    private static final int MANY_TABLES = 2_000;
    private static final int MANY_SESSIONS = 60;
    private static final long SMALL_DISK = 40L << 20;
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Another ingredient may have forbidden them to all new sessions. */
    private static final String UPDATES_WITHOUT_A_KEY = "SET SESSION sql_safe_updates = OFF";

    static final List<Ingredient> ALL = all();

    private Surroundings() {}

    private static List<Ingredient> all() {
        List<Ingredient> all = new ArrayList<>(List.of(
                Ingredient.of("many tables on the donor", trial -> manyTables(trial.donor(), "many_of_donor")),
                Ingredient.of("many tables on the recipient", trial -> {
                    manyTables(trial.recipient(), Trial.OWN_MANY);
                    trial.ownsManyTables(MANY_TABLES);
                }),
                Ingredient.of("many sessions on the donor", trial -> manySessions(trial, trial.donor())),
                Ingredient.of("many sessions on the recipient", trial -> manySessions(trial, trial.recipient())),
                Ingredient.of("instruments off", trial -> instrumentsOff(trial, "%")),
                Ingredient.of("statement instruments off", trial -> instrumentsOff(trial, "statement/%")),
                Ingredient.of(
                        "stage instruments on",
                        trial -> trial.recipient()
                                .execute(
                                        UPDATES_WITHOUT_A_KEY,
                                        "UPDATE performance_schema.setup_instruments SET ENABLED = 'YES', TIMED = 'YES'"
                                                + " WHERE NAME LIKE 'stage/%'")),
                Ingredient.of("a lagging network", trial -> trial.toRecipient().delay(Duration.ofMillis(30))),
                Ingredient.of("a donor a day ahead", trial -> trial.donorClock().putForward(A_DAY)),
                Ingredient.of(
                        "a recipient a day ahead",
                        trial -> trial.recipientClock().putForward(A_DAY)),
                Ingredient.of(
                        "a recipient a day behind",
                        trial -> trial.recipientClock().putBack(A_DAY)),
                Ingredient.servers("a small disk", Surroundings::onASmallDisk),
                Ingredient.servers("an unsupervised recipient", pair -> pair.recipient(ServerSpec::unsupervised)),
                new Ingredient(
                        "an unsupervised recipient that is started again",
                        (pair, machine) -> pair.recipient(ServerSpec::unsupervised),
                        trial -> trial.drawn()
                                .afterRestart(spec -> spec.restartStrategy(RestartStrategy.callback(
                                        server -> {
                                            trial.recipient().awaitExit(SOON);
                                            trial.recipient().start();
                                        },
                                        Duration.ofSeconds(2)))))));
        for (HostileSetting setting : HostileSetting.ALL) {
            all.add(Ingredient.of(setting.toString(), trial -> trial.set(setting)));
        }
        return all;
    }

    /** Not every machine lets its users mount one; it is where a directory clone goes. */
    private static ClonePairSpec onASmallDisk(ClonePairSpec pair) {
        return new ProcessBackend().supports(FaultKind.SMALL_DISK)
                ? pair.recipient(server -> server.smallDisk(SMALL_DISK))
                : pair;
    }

    private static void manyTables(TestServer server, String schema) throws Exception {
        String[] statements = new String[MANY_TABLES + 1];
        statements[0] = "CREATE DATABASE " + schema;
        for (int table = 1; table <= MANY_TABLES; table++) {
            statements[table] = "CREATE TABLE " + schema + ".t" + table + " (id INT PRIMARY KEY)";
        }
        server.execute(statements);
    }

    private static void manySessions(Trial trial, TestServer server) throws Exception {
        for (int session = 0; session < MANY_SESSIONS; session++) {
            trial.keepSession(server.connect());
        }
    }

    private static void instrumentsOff(Trial trial, String pattern) throws Exception {
        for (TestServer server : List.of(trial.donor(), trial.recipient())) {
            server.execute(
                    UPDATES_WITHOUT_A_KEY,
                    "UPDATE performance_schema.setup_instruments SET ENABLED = 'NO' WHERE NAME LIKE '" + pattern + "'");
        }
    }
}
