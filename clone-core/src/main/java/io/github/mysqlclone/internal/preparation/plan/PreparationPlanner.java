package io.github.mysqlclone.internal.preparation.plan;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.DonorFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.preparation.change.Change;
import io.github.mysqlclone.internal.preparation.change.DonorListExtension;
import io.github.mysqlclone.internal.preparation.change.PlannedChanges;
import io.github.mysqlclone.internal.preparation.change.PluginChange;
import io.github.mysqlclone.internal.preparation.change.VariableChange;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Compares what is wanted with what was read: the changes that are needed, in order, and nothing that is so already. */
public final class PreparationPlanner {

    private static final String SUPER_READ_ONLY = "super_read_only";
    private static final String DONOR_LIST = "clone_valid_donor_list";

    private final CloneSpec spec;
    private final Preparation preparation;
    private final CloneFacts facts;
    private final List<Change> changes = new ArrayList<>();
    private final Map<Side, List<String>> obstacles = new EnumMap<>(Side.class);

    private PreparationPlanner(CloneSpec spec, CloneFacts facts) {
        this.spec = spec;
        this.preparation = spec.preparation();
        this.facts = facts;
    }

    /**
     * Plan.
     *
     * @param spec with the temporary account as its donor account, where one is wanted
     * @param accountHosts the host parts of that
     * @param now when its lifetime begins
     */
    public static PlannedChanges plan(CloneSpec spec, CloneFacts facts, Fact<List<String>> accountHosts, Instant now) {
        if (spec.preparation().isNothing()) {
            return PlannedChanges.NONE;
        }
        PreparationPlanner planner = new PreparationPlanner(spec, facts);
        planner.plan(accountHosts, now);
        return new PlannedChanges(planner.changes, planner.obstacles);
    }

    /** What lets the recipient take writes comes first, what must not lie about comes last. */
    private void plan(Fact<List<String>> accountHosts, Instant now) {
        ServerFacts recipient = facts.recipient().server();
        if (preparation.has(PreparationPart.WRITES) && isOn(recipient, SUPER_READ_ONLY)) {
            changes.add(new VariableChange(Side.RECIPIENT, PreparationPart.WRITES, SUPER_READ_ONLY, "ON", "OFF"));
        }
        if (preparation.has(PreparationPart.QUARANTINE)) {
            Fact<List<Change>> persisted = QuarantinePlan.of(recipient);
            persisted.known().ifPresent(changes::addAll);
            reasonOf(persisted, Side.RECIPIENT);
        }
        if (preparation.has(PreparationPart.PLUGIN)) {
            plugin(Side.RECIPIENT, Fact.of(recipient));
            if (spec instanceof RemoteCloneSpec) {
                plugin(Side.DONOR, donor());
            }
        }
        new TreeMap<>(preparation.settings()).forEach(this::setting);
        if (preparation.has(PreparationPart.DONOR_LIST) && spec instanceof RemoteCloneSpec remote) {
            donorList(remote.source());
        }
        if (preparation.has(PreparationPart.ACCOUNT) && spec instanceof RemoteCloneSpec remote) {
            AccountPlan plan = AccountPlan.of(remote, donor(), accountHosts, now);
            changes.addAll(plan.changes());
            plan.obstacles().forEach(reason -> obstacle(Side.DONOR, reason));
        }
    }

    private Fact<ServerFacts> donor() {
        return facts.donor().map(DonorFacts::server);
    }

    private void plugin(Side side, Fact<ServerFacts> server) {
        Fact<Plugins> plugins = server.flatMap(ServerFacts::plugins);
        reasonOf(plugins, side);
        Optional<Plugin> found = plugins.known().flatMap(Plugins::clonePlugin);
        if (found.filter(Plugin::isActive).isPresent() || plugins.known().isEmpty()) {
            return;
        }
        if (found.isPresent()) {
            obstacle(
                    side,
                    "the plugin cannot be installed: it is there, and "
                            + found.get().status());
        } else if (side == Side.DONOR
                && server.known().filter(PreparationPlanner::isReadOnly).isPresent()) {
            obstacle(side, "the plugin cannot be installed: the donor is read-only, and is not switched");
        } else if (side == Side.RECIPIENT
                && !preparation.has(PreparationPart.WRITES)
                && isOn(facts.recipient().server(), SUPER_READ_ONLY)) {
            obstacle(side, "the plugin cannot be installed while super_read_only is ON; add allowWritesOnRecipient()");
        }
        changes.add(new PluginChange(side, library(server)));
    }

    /** Returns the name of the library that holds the plugin, which goes by the operating system. */
    public static String library(Fact<ServerFacts> server) {
        return server.flatMap(known -> known.variable("version_compile_os"))
                .known()
                .filter(os -> os.startsWith("Win"))
                .map(os -> "mysql_clone.dll")
                .orElse("mysql_clone.so");
    }

    static boolean isReadOnly(ServerFacts server) {
        return isOn(server, "read_only") || isOn(server, SUPER_READ_ONLY);
    }

    private void setting(String name, String value) {
        set(SettingSide.of(name), PreparationPart.SETTINGS, name, before -> value);
    }

    private void donorList(String source) {
        set(Side.RECIPIENT, PreparationPart.DONOR_LIST, DONOR_LIST, list -> DonorListExtension.extended(list, source));
    }

    /** A plugin that is only about to be installed has its defaults then. */
    private void set(Side side, PreparationPart part, String name, UnaryOperator<String> valueFor) {
        Fact<ServerFacts> server =
                side == Side.DONOR ? donor() : Fact.of(facts.recipient().server());
        boolean isNew = changes.stream().anyMatch(change -> change instanceof PluginChange && change.side() == side);
        Fact<String> before = isNew
                ? PluginDefaults.of(name, server.flatMap(ServerFacts::version))
                : server.flatMap(known -> known.variable(name));
        reasonOf(before, side);
        before.known().ifPresent(old -> {
            if (part == PreparationPart.DONOR_LIST && !DonorListExtension.isSettable(old)) {
                obstacle(side, name + " is '" + old + "', which the server takes at its start only");
                return;
            }
            String value = valueFor.apply(old);
            if (!value.equals(old)) {
                changes.add(new VariableChange(side, part, name, old, value));
            }
        });
    }

    private static boolean isOn(ServerFacts server, String variable) {
        return server.variable(variable).known().filter("ON"::equals).isPresent();
    }

    private void reasonOf(Fact<?> fact, Side side) {
        if (fact instanceof Fact.Unknown<?> unknown) {
            obstacle(side, unknown.reason());
        }
    }

    private void obstacle(Side side, String reason) {
        List<String> reasons = obstacles.computeIfAbsent(side, any -> new ArrayList<>());
        if (!reasons.contains(reason)) {
            reasons.add(reason);
        }
    }
}
