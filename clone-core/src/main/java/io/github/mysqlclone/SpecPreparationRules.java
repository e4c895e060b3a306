package io.github.mysqlclone;

import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.MySqlServer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a preparation needs of the spec it belongs to, checked before anything is sent. */
final class SpecPreparationRules {

    private static final Set<String> SET_ON_DONOR =
            CloneSetting.donorReconnectWindow(Duration.ZERO).values().keySet();

    private static final Set<PreparationPart> LOCAL = Set.of(PreparationPart.PLUGIN, PreparationPart.SETTINGS);

    private static final Set<String> LOCAL_SETTINGS = Set.of(
            "clone_autotune_concurrency", "clone_block_ddl", "clone_max_concurrency", "clone_max_data_bandwidth");

    private SpecPreparationRules() {}

    static Preparation local(Preparation preparation) {
        for (PreparationPart part : PreparationPart.values()) {
            if (preparation.has(part) && !LOCAL.contains(part)) {
                throw new IllegalArgumentException("preparation: " + part + " has no meaning for a local clone");
            }
        }
        Set<String> others = new TreeSet<>(preparation.settings().keySet());
        others.removeAll(LOCAL_SETTINGS);
        if (!others.isEmpty()) {
            throw new IllegalArgumentException("preparation: a local clone does not look at " + others);
        }
        return preparation;
    }

    static void readyToOpen(RemoteCloneSpec spec, @Nullable MySqlServer donorServer, MySqlServer recipient) {
        Preparation preparation = spec.preparation();
        ledger(preparation);
        boolean isReplace = spec.kind() == CloneKind.REPLACE;
        if (preparation.has(PreparationPart.QUARANTINE) && !isReplace) {
            throw refused("quarantine() is for replace clones: nothing restarts with dataDirectory");
        }
        administrator(preparation).filter(needing -> donorServer == null).ifPresent(needing -> {
            throw refused(needing + " needs donorServer(...), with an administrator's account");
        });
        if (preparation.has(PreparationPart.ACCOUNT)) {
            account(spec, donorServer, isReplace ? spec.serverAfterRestart().orElse(recipient) : null);
        }
    }

    static void ledger(Preparation preparation) {
        preparation.ledger().filter(Files::exists).ifPresent(file -> {
            throw refused("the ledger " + file + " exists: it holds what an earlier clone did not put back."
                    + " CloneCleanup.recover undoes that and removes it");
        });
    }

    private static Optional<String> administrator(Preparation preparation) {
        if (preparation.has(PreparationPart.ACCOUNT)) {
            return Optional.of("temporaryDonorAccount()");
        }
        if (preparation.has(PreparationPart.PLUGIN)) {
            return Optional.of("installPlugin()");
        }
        return preparation.settings().keySet().stream()
                .filter(SET_ON_DONOR::contains)
                .findFirst();
    }

    private static void account(
            RemoteCloneSpec spec, @Nullable MySqlServer donorServer, @Nullable MySqlServer afterRestart) {
        if (spec.donorAccount().isPresent()) {
            throw refused("temporaryDonorAccount() stands in the place of donorAccount(...), which was given, too");
        }
        if (donorServer != null && donorServer.dataSource().isPresent()) {
            throw refused("temporaryDonorAccount() needs a donorServer given by host and port: accounts are made on"
                    + " connections of the library's own, with sql_log_bin = 0, never on those of a DataSource");
        }
        if (afterRestart != null && afterRestart.dataSource().isPresent()) {
            throw refused("temporaryDonorAccount() needs the recipient, or serverAfterRestart, given by host and port:"
                    + " the account is dropped in the copy on a connection of the library's own, never on those of a"
                    + " DataSource");
        }
    }

    private static IllegalStateException refused(String why) {
        return new IllegalStateException("openSession: " + why);
    }
}
