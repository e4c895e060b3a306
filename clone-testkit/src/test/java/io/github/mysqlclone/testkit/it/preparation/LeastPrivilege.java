package io.github.mysqlclone.testkit.it.preparation;

import static io.github.mysqlclone.testkit.it.preparation.Grant.Role.AFTER_RESTART;
import static io.github.mysqlclone.testkit.it.preparation.Grant.Role.DONOR_ACCOUNT;
import static io.github.mysqlclone.testkit.it.preparation.Grant.Role.DONOR_ADMINISTRATOR;
import static io.github.mysqlclone.testkit.it.preparation.Grant.Role.RECIPIENT;

import io.github.mysqlclone.CloneKind;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.preparation.Preparation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rows of the two tables of privileges in the README of clone-core. */
@SuppressWarnings("ImmutableEnumChecker") // A preparation and a list of records do not change.
enum LeastPrivilege {
    REPLACE_CLONE(
            CloneKind.REPLACE,
            Preparation.nothing(),
            Grant.of(RECIPIENT, "CLONE_ADMIN"),
            Grant.select(RECIPIENT),
            Grant.of(DONOR_ACCOUNT, "BACKUP_ADMIN"),
            Grant.select(AFTER_RESTART)),
    DIRECTORY_CLONE(CloneKind.DIRECTORY, Preparation.nothing(), directory(true)),
    LOCAL_CLONE(CloneKind.LOCAL, Preparation.nothing(), Grant.of(RECIPIENT, "BACKUP_ADMIN"), Grant.select(RECIPIENT)),
    PLUGIN_AND_LIST(
            CloneKind.DIRECTORY,
            Preparation.nothing().installPlugin().extendDonorList(),
            directory(
                    true,
                    Grant.onPlugins(RECIPIENT, "INSERT"),
                    Grant.onPlugins(RECIPIENT, "DELETE"),
                    Grant.onPlugins(DONOR_ADMINISTRATOR, "INSERT"),
                    Grant.onPlugins(DONOR_ADMINISTRATOR, "DELETE"),
                    Grant.of(RECIPIENT, "SYSTEM_VARIABLES_ADMIN"))),
    LOCAL_PLUGIN(
            CloneKind.LOCAL,
            Preparation.nothing().installPlugin(),
            Grant.of(RECIPIENT, "BACKUP_ADMIN"),
            Grant.select(RECIPIENT),
            Grant.onPlugins(RECIPIENT, "INSERT"),
            Grant.onPlugins(RECIPIENT, "DELETE")),
    SETTING_OF_THE_DONOR(
            CloneKind.DIRECTORY,
            Preparation.nothing().set(CloneSetting.donorReconnectWindow(Duration.ofMinutes(1))),
            directory(true, Grant.of(DONOR_ADMINISTRATOR, "SYSTEM_VARIABLES_ADMIN"))),
    TEMPORARY_ACCOUNT(
            CloneKind.DIRECTORY,
            Preparation.nothing().temporaryDonorAccount(),
            directory(
                    false,
                    Grant.of(DONOR_ADMINISTRATOR, "CREATE USER"),
                    Grant.of(DONOR_ADMINISTRATOR, "BACKUP_ADMIN").withGrantOption(),
                    Grant.of(DONOR_ADMINISTRATOR, "SESSION_VARIABLES_ADMIN"))),
    QUARANTINE(
            CloneKind.REPLACE,
            Preparation.nothing().quarantine(),
            Grant.of(RECIPIENT, "CLONE_ADMIN"),
            Grant.select(RECIPIENT),
            Grant.of(RECIPIENT, "SYSTEM_VARIABLES_ADMIN"),
            Grant.of(RECIPIENT, "PERSIST_RO_VARIABLES_ADMIN"),
            Grant.of(DONOR_ACCOUNT, "BACKUP_ADMIN"),
            Grant.select(AFTER_RESTART)),
    TEMPORARY_ACCOUNT_IN_QUARANTINE(
            CloneKind.REPLACE,
            Preparation.nothing().temporaryDonorAccount().quarantine(),
            Grant.of(RECIPIENT, "CLONE_ADMIN"),
            Grant.select(RECIPIENT),
            Grant.of(RECIPIENT, "SYSTEM_VARIABLES_ADMIN"),
            Grant.of(RECIPIENT, "PERSIST_RO_VARIABLES_ADMIN"),
            Grant.of(DONOR_ADMINISTRATOR, "CREATE USER"),
            Grant.of(DONOR_ADMINISTRATOR, "BACKUP_ADMIN").withGrantOption(),
            Grant.of(DONOR_ADMINISTRATOR, "SESSION_VARIABLES_ADMIN"),
            Grant.select(AFTER_RESTART),
            Grant.of(AFTER_RESTART, "CREATE USER"),
            Grant.of(AFTER_RESTART, "SYSTEM_VARIABLES_ADMIN"),
            Grant.of(AFTER_RESTART, "CONNECTION_ADMIN"));

    private final CloneKind kind;
    private final Preparation preparation;
    private final List<Grant> grants;

    LeastPrivilege(CloneKind kind, Preparation preparation, Grant... grants) {
        this.kind = kind;
        this.preparation = preparation;
        this.grants = List.of(grants);
    }

    private static Grant[] directory(boolean withDonorAccount, Grant... more) {
        List<Grant> all = new ArrayList<>(List.of(Grant.of(RECIPIENT, "BACKUP_ADMIN"), Grant.select(RECIPIENT)));
        if (withDonorAccount) {
            all.add(Grant.of(DONOR_ACCOUNT, "BACKUP_ADMIN"));
        }
        return Stream.concat(all.stream(), Stream.of(more)).toArray(Grant[]::new);
    }

    CloneKind kind() {
        return kind;
    }

    Preparation preparation() {
        return preparation;
    }

    List<Grant> grants() {
        return grants;
    }
}
