package io.github.mysqlclone.internal.checks.access;

import io.github.mysqlclone.internal.checks.rule.Subject;
import io.github.mysqlclone.internal.checks.rule.Verdict;
import io.github.mysqlclone.internal.facts.LoginAtDonor;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.grants.Grants;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.preparation.change.AccountCopy;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PersistedChange;
import io.github.mysqlclone.internal.preparation.change.PlannedChanges;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.internal.preparation.change.VariableChange;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Side;
import java.util.Set;
import java.util.TreeSet;

/** What the accounts must be allowed for the changes that are planned, and to put them back; each seen on 9.7.4. */
final class PreparationPrivileges {

    private static final int PRIVILEGE_NEEDED = 1227;
    private static final String SYSTEM_VARIABLES = "SYSTEM_VARIABLES_ADMIN";

    private PreparationPrivileges() {}

    /** Judge one side. */
    static Verdict on(Subject subject, Side side, Grants grants, String account) {
        PlannedChanges changes = subject.facts().changes();
        Set<String> lacking = new TreeSet<>();
        for (Change change : changes.list()) {
            if (change.side() == side && !(change instanceof AccountCopy)) {
                demand(subject, change, grants, lacking);
            }
        }
        Verdict verdict = Verdict.foundIf(
                !lacking.isEmpty(),
                () -> Finding.error(side, account + " lacks what the preparation needs: " + String.join(", ", lacking))
                        .serverError(PRIVILEGE_NEEDED)
                        .remedy("Grant it, or leave that part of prepare(...) out."));
        for (String obstacle : changes.obstaclesOn(side)) {
            verdict = verdict.and(Verdict.found(Finding.error(side, obstacle)));
        }
        return verdict;
    }

    /** Judge the donor; without changes there nothing need be known of it. */
    static Verdict onDonor(Subject subject) {
        PlannedChanges changes = subject.facts().changes();
        boolean isConcerned = changes.list().stream().anyMatch(change -> change.side() == Side.DONOR)
                || !changes.obstaclesOn(Side.DONOR).isEmpty();
        return isConcerned
                ? Verdict.on(
                        subject.donorServer().flatMap(ServerFacts::grants),
                        grants -> on(
                                subject,
                                Side.DONOR,
                                grants,
                                subject.donorServer()
                                        .flatMap(ServerFacts::currentUser)
                                        .known()
                                        .orElse("the account")))
                : Verdict.passed();
    }

    /** Judge the account that puts back what the restart does not, in the copy. */
    static Verdict after(Subject subject, LoginAtDonor login) {
        if (!(login instanceof LoginAtDonor.Admitted admitted)) {
            return Verdict.passed();
        }
        Grants grants = admitted.grants();
        PlannedChanges changes = subject.facts().changes();
        Set<String> lacking = new TreeSet<>();
        boolean dropsAccount = changes.of(AccountCopy.class).findAny().isPresent();
        boolean removesPlugin = removesPlugin(subject);
        if (dropsAccount) {
            require(grants.hasGlobal("CREATE USER"), "CREATE USER", lacking);
            require(mayHideFromBinlog(grants), "SESSION_VARIABLES_ADMIN", lacking);
        }
        if (removesPlugin) {
            require(grants.has("DELETE", "mysql", "plugin"), "DELETE on mysql.plugin", lacking);
        }
        boolean isClosed = (dropsAccount || removesPlugin)
                && subject.recipient()
                        .server()
                        .afterRestart("super_read_only")
                        .known()
                        .filter("ON"::equals)
                        .isPresent();
        if (isClosed) {
            require(
                    subject.spec().preparation().has(PreparationPart.QUARANTINE)
                            || subject.spec().preparation().has(PreparationPart.WRITES),
                    "allowWritesOnRecipient(), as the copy comes up super_read_only",
                    lacking);
            require(maySetVariables(grants), SYSTEM_VARIABLES, lacking);
            require(grants.hasGlobal("CONNECTION_ADMIN") || grants.hasGlobal("SUPER"), "CONNECTION_ADMIN", lacking);
        }
        return Verdict.foundIf(
                !lacking.isEmpty(),
                () -> Finding.error(
                                Side.DONOR,
                                "'" + admitted.user()
                                        + "' lacks here, and so on the copy, what it takes to put the preparation back: "
                                        + String.join(", ", lacking))
                        .serverError(PRIVILEGE_NEEDED)
                        .afterDataLoss()
                        .remedy("Grant it on the donor, or give another account with accountAfterRestart."));
    }

    private static boolean removesPlugin(Subject subject) {
        return !subject.spec().preparation().keeps(PreparationPart.PLUGIN, Side.RECIPIENT)
                && subject.facts().changes().of(PluginChange.class).anyMatch(change -> change.side() == Side.RECIPIENT);
    }

    private static void demand(Subject subject, Change change, Grants grants, Set<String> lacking) {
        if (change instanceof PluginChange) {
            require(grants.has("INSERT", "mysql", "plugin"), "INSERT on mysql.plugin", lacking);
            require(grants.has("DELETE", "mysql", "plugin"), "DELETE on mysql.plugin", lacking);
            boolean isReadOnly = subject.recipientVariable("read_only")
                    .known()
                    .filter("ON"::equals)
                    .isPresent();
            if (change.side() == Side.RECIPIENT && isReadOnly) {
                require(
                        grants.hasGlobal("CONNECTION_ADMIN") || grants.hasGlobal("SUPER"),
                        "CONNECTION_ADMIN (read_only is ON)",
                        lacking);
            }
        } else if (change instanceof VariableChange) {
            require(maySetVariables(grants), SYSTEM_VARIABLES, lacking);
        } else if (change instanceof PersistedChange) {
            require(grants.hasGlobal(SYSTEM_VARIABLES), SYSTEM_VARIABLES, lacking);
            require(grants.hasGlobal("PERSIST_RO_VARIABLES_ADMIN"), "PERSIST_RO_VARIABLES_ADMIN", lacking);
        } else if (change instanceof AccountChange) {
            require(grants.hasGlobal("CREATE USER"), "CREATE USER", lacking);
            require(grants.mayGrant("BACKUP_ADMIN"), "BACKUP_ADMIN WITH GRANT OPTION", lacking);
            require(mayHideFromBinlog(grants), "SESSION_VARIABLES_ADMIN", lacking);
        }
    }

    private static boolean maySetVariables(Grants grants) {
        return grants.hasGlobal(SYSTEM_VARIABLES) || grants.hasGlobal("SUPER");
    }

    private static boolean mayHideFromBinlog(Grants grants) {
        return maySetVariables(grants) || grants.hasGlobal("SESSION_VARIABLES_ADMIN");
    }

    private static void require(boolean isThere, String privilege, Set<String> lacking) {
        if (!isThere) {
            lacking.add(privilege);
        }
    }
}
