package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.StallAction;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.testkit.it.SlowCloneData;
import java.util.List;

/** What kinds of clone there are: of each pool, a clone has one line. */
final class Clones {

    private static final int MEBIBYTE = 1 << 20;

    private static final List<Ingredient> KINDS = List.of(
            Ingredient.of("replace", trial -> trial.drawn().replace()),
            Ingredient.of("replace", trial -> trial.drawn().replace()),
            Ingredient.of("replace", trial -> trial.drawn().replace()),
            Ingredient.of("directory", trial -> trial.drawn().intoADirectory()));

    private static final List<Ingredient> ACCOUNTS = List.of(
            Ingredient.of("least rights", trial -> {}),
            Ingredient.of("an administrator", trial -> trial.drawn().asAdministrator()));

    private static final List<Ingredient> PREPARATIONS = List.of(
            Ingredient.of("prepared by hand", trial -> trial.drawn().prepareByHand()),
            Ingredient.of(
                    "list and account",
                    trial -> trial.drawn().prepare(trial.drawn().listAndAccount())),
            Ingredient.of(
                    "list, account, ledger",
                    trial -> trial.drawn()
                            .prepare(trial.drawn().withLedger(trial.drawn().listAndAccount()))),
            Ingredient.of(
                    "a limit, too",
                    trial -> trial.drawn()
                            .prepare(trial.drawn()
                                    .withLedger(trial.drawn().listAndAccount().set(CloneSetting.dataBandwidth(60))))),
            Ingredient.of(
                    "quarantine",
                    trial -> trial.drawn().quarantine(trial.drawn().listAndAccount())),
            Ingredient.of(
                    "quarantine, ledger",
                    trial -> trial.drawn()
                            .quarantine(trial.drawn().withLedger(trial.drawn().listAndAccount()))));

    private static final List<Ingredient> TLS = List.of(
            Ingredient.of("no TLS", trial -> trial.drawn().spec(RemoteCloneSpec::requireNoSsl)),
            Ingredient.of("TLS", trial -> trial.drawn().spec(RemoteCloneSpec::requireSsl)),
            Ingredient.of("TLS as it comes", trial -> {}));

    private static final List<Ingredient> DATA = List.of(
            Ingredient.of("small data", trial -> {}),
            Ingredient.of("small data", trial -> {}),
            Ingredient.servers("larger data", pair -> pair.donor(SlowCloneData::on)));

    private static final List<Ingredient> SPEEDS = List.of(
            Ingredient.of("full speed", trial -> {}),
            Ingredient.of("80 MiB/s", trial -> trial.betweenServers().limit(80 * MEBIBYTE)),
            Ingredient.of("40 MiB/s", trial -> trial.betweenServers().limit(40 * MEBIBYTE)),
            Ingredient.of("20 MiB/s", trial -> trial.betweenServers().limit(20 * MEBIBYTE)));

    private static final List<Ingredient> NAMES = List.of(
            Ingredient.of("no names", trial -> {}),
            Ingredient.of("no names", trial -> {}),
            Ingredient.of("no names", trial -> {}),
            new Ingredient(
                    "the recipient asks a slow name server",
                    (pair, machine) -> pair.recipient(machine.names()::slow),
                    Trial::clientsHaveNoName),
            new Ingredient(
                    "the donor asks a slow name server",
                    (pair, machine) -> pair.donor(machine.names()::slow),
                    Trial::clientsHaveNoName),
            new Ingredient(
                    "the recipient asks a silent name server",
                    (pair, machine) -> pair.recipient(machine.names()::silent),
                    Trial::clientsHaveNoName));

    private static final List<Ingredient> ROADS = List.of(
            Ingredient.of("driver", trial -> {}),
            Ingredient.of("driver over a proxy", trial -> trial.drawn().overALink()),
            Ingredient.of("driver over a proxy", trial -> trial.drawn().overALink()),
            Ingredient.of("pool over a proxy", trial -> trial.drawn().overAPool()));

    private static final List<Ingredient> LISTENERS = List.of(
            Ingredient.of("no listener", trial -> {}),
            Ingredient.of("a listener", trial -> trial.drawn().listen(progress -> {})),
            Ingredient.of(
                    "a listener that throws",
                    trial -> trial.drawn().listen(progress -> {
                        throw new IllegalStateException("a listener's own fault");
                    })),
            Ingredient.of("a slow listener", trial -> trial.drawn().listen(progress -> trial.pass(300))));

    private static final List<Ingredient> PATIENCE = List.of(
            Ingredient.of("stalls are reported", trial -> {}),
            Ingredient.of("stalls are reported", trial -> {}),
            Ingredient.of(
                    "stalls are cancelled",
                    trial -> trial.drawn()
                            .spec(spec -> spec.timeouts(spec.timeouts().stallAction(StallAction.CANCEL)))));

    static final List<List<Ingredient>> POOLS =
            List.of(KINDS, ACCOUNTS, TLS, DATA, SPEEDS, NAMES, ROADS, PREPARATIONS, LISTENERS, PATIENCE);

    private Clones() {}
}
