package io.github.mysqlclone.internal.fleet.preparation;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.fleet.MemberVerdict;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.fleet.inspection.MemberInspection;
import io.github.mysqlclone.internal.fleet.request.FleetRequest;
import io.github.mysqlclone.internal.fleet.request.LedgerFolder;
import io.github.mysqlclone.internal.jdbc.ConnectionOpener;
import io.github.mysqlclone.internal.jdbc.NetworkLimits;
import io.github.mysqlclone.internal.preparation.change.AccountChange;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.internal.preparation.execution.PreparationRun;
import io.github.mysqlclone.internal.preparation.execution.PreparedServers;
import io.github.mysqlclone.internal.preparation.plan.AccountHosts;
import io.github.mysqlclone.internal.preparation.plan.AccountPlan;
import io.github.mysqlclone.internal.preparation.plan.PreparationPlanner;
import io.github.mysqlclone.internal.preparation.plan.TemporaryLogin;
import io.github.mysqlclone.internal.reading.FactReader;
import io.github.mysqlclone.preparation.Leftover;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is changed on the source for a whole fleet: the temporary donor account, which is for all members, and the plugin. */
public final class RootPreparation {

    private static final Logger log = LoggerFactory.getLogger(RootPreparation.class);

    private final PreparationRun run;
    private final List<AccountChange> accounts;
    private final Optional<Account> login;

    private RootPreparation(PreparationRun run, List<AccountChange> accounts, Optional<Account> login) {
        this.run = run;
        this.accounts = accounts;
        this.login = login;
    }

    /**
     * Make the changes.
     *
     * @param members those that are to be cloned, now or if the clone that runs there fails
     * @throws IllegalStateException if one is refused; what was made before it is put back
     */
    public static RootPreparation make(FleetRequest wish, List<MemberInspection> members, LedgerFolder ledgers) {
        Optional<Account> login = wish.spec().preparation().has(PreparationPart.ACCOUNT)
                ? Optional.of(TemporaryLogin.create())
                : Optional.empty();
        ConnectionOpener opener = wish.openerKnowing(login.stream());
        FactReader reader = new FactReader(opener);
        MySqlServer root = wish.root().server();
        ServerFacts source = reader.recipient(root).server();
        List<Change> changes = new ArrayList<>(plugin(wish, source));
        List<AccountChange> accounts = login.stream()
                .flatMap(account -> accounts(wish.spec().donorAccount(account), source, members, reader).stream())
                .toList();
        changes.addAll(accounts);
        CloneSpec spec = CloneSpec.remote(wish.spec().donorHost(), wish.spec().donorPort())
                .donorServer(root)
                .prepare(Preparation.nothing().ledger(ledgers.newOfRoot()));
        String uuid = source.identity().uuid();
        NetworkLimits limits =
                new NetworkLimits(spec.timeouts().connect(), spec.timeouts().query());
        try {
            PreparationRun run = PreparationRun.begin(
                    spec, new PreparedServers(opener, limits, root, root, uuid, Optional.of(root), Optional.of(uuid)));
            RootPreparation made = new RootPreparation(run, accounts, login);
            made.make(changes);
            return made;
        } catch (PreparationRun.Refused e) {
            throw refused(wish, e);
        }
    }

    private void make(List<Change> changes) throws PreparationRun.Refused {
        try {
            run.make(changes, login, () -> false);
        } catch (PreparationRun.Refused e) {
            List<Leftover> leftovers = undo();
            if (!leftovers.isEmpty()) {
                e.addSuppressed(new IllegalStateException(leftovers.stream()
                        .map(Leftover::toString)
                        .collect(Collectors.joining(" ", "What was made before it could not be put back: ", ""))));
            }
            throw e;
        }
    }

    private static IllegalStateException refused(FleetRequest wish, PreparationRun.Refused e) {
        return new IllegalStateException(
                "The source " + wish.root() + " could not be prepared: "
                        + e.change().map(change -> change.what() + ": ").orElse("")
                        + Optional.ofNullable(e.getCause())
                                .map(cause -> String.valueOf(cause.getMessage()))
                                .orElse("no reason given")
                        + Stream.of(e.getSuppressed())
                                .map(besides -> ". " + besides.getMessage())
                                .collect(Collectors.joining()),
                e.getCause());
    }

    /** Each clone from the source would install it and take it away again, and its copy would not have it. */
    private static List<Change> plugin(FleetRequest wish, ServerFacts source) {
        Preparation wanted = wish.spec().preparation();
        boolean isThere = source.plugins()
                .known()
                .flatMap(Plugins::clonePlugin)
                .filter(Plugin::isActive)
                .isPresent();
        return wanted.has(PreparationPart.PLUGIN) && !wanted.keeps(PreparationPart.PLUGIN, Side.DONOR) && !isThere
                ? List.of(new PluginChange(Side.DONOR, PreparationPlanner.library(Fact.of(source))))
                : List.of();
    }

    /** A member that cannot be read now is not let in, and its clone is refused; the others are not kept waiting for it. */
    private static List<AccountChange> accounts(
            RemoteCloneSpec spec, ServerFacts source, List<MemberInspection> members, FactReader reader) {
        Set<String> hosts = new LinkedHashSet<>();
        String last = "there is none that is to be cloned";
        for (MemberInspection look : members) {
            Fact<List<String>> ofOne = hosts(spec, source, look, reader);
            if (ofOne instanceof Fact.Unknown<List<String>> unknown) {
                last = look.verdict().member() + ": " + unknown.reason();
                log.warn("The temporary donor account is not for {}", last);
            } else {
                hosts.addAll(((Fact.Known<List<String>>) ofOne).value());
            }
        }
        if (hosts.isEmpty() && members.stream().allMatch(RootPreparation::isClonedAlready)) {
            // They can be followed all the same, and are not cloned again if that fails.
            return List.of();
        }
        if (hosts.isEmpty()) {
            throw new IllegalStateException("The temporary donor account cannot be made for any member: " + last);
        }
        return AccountPlan.of(spec, Fact.of(source), Fact.of(List.copyOf(hosts)), Instant.now()).changes().stream()
                .filter(AccountChange.class::isInstance)
                .map(AccountChange.class::cast)
                .toList();
    }

    private static boolean isClonedAlready(MemberInspection look) {
        return look.verdict() instanceof MemberVerdict.Cloning;
    }

    /** By the address where the others reach it: this JVM may go another way. */
    private static Fact<List<String>> hosts(
            RemoteCloneSpec spec, ServerFacts source, MemberInspection look, FactReader reader) {
        Fact<DonorFacts> donor =
                Fact.of(new DonorFacts(source, Fact.unknown("it is not made yet"), Fact.unknown("it is not made yet")));
        Address address = look.verdict().member().address();
        try {
            CloneFacts facts =
                    new CloneFacts(reader.recipient(look.reached()), donor, Fact.unknown("nobody has logged in"));
            return AccountHosts.find(spec, MySqlServer.at(address.host(), address.port()), facts);
        } catch (MySqlCloneException e) {
            return Fact.unknown(String.valueOf(e.getMessage()));
        }
    }

    /** Returns the account that all clones use; empty where the spec names one. */
    public Optional<Account> login() {
        return login;
    }

    /** Returns what each copy has of it. */
    public List<AccountChange> accounts() {
        return accounts;
    }

    /** Put everything back; return what could not be. */
    public List<Leftover> undo() {
        return run.failed(RecipientData.UNTOUCHED);
    }

    /** Let it stand, as a clone may still run with it. */
    public List<Leftover> leave() {
        return run.isOutstanding() ? run.unresolved() : List.of();
    }
}
