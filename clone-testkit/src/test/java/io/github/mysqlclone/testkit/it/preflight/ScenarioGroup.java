package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.it.LeftOut;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scenarios that share a pair of servers. */
record ScenarioGroup(String name, ClonePairSpec pair, List<Need> needs, List<Scenario> scenarios) {

    ScenarioGroup {
        needs = List.copyOf(needs);
        scenarios = List.copyOf(scenarios);
    }

    /** Returns the group with its first scenario alone. */
    ScenarioGroup sample() {
        return new ScenarioGroup(name, pair, needs, scenarios.subList(0, 1));
    }

    static ScenarioGroup of(String name, ClonePairSpec pair, Scenario... scenarios) {
        return new ScenarioGroup(name, pair, List.of(), List.of(scenarios));
    }

    /** Leaves the group out where this is not met, since its servers would not start. */
    ScenarioGroup needing(Need need) {
        List<Need> more = new ArrayList<>(needs);
        more.add(need);
        return new ScenarioGroup(name, pair, more, scenarios);
    }

    /** Returns what of it this MySQL can be asked; empty if that is nothing. */
    Optional<ScenarioGroup> without(LeftOut leftOut) {
        Optional<Need> missing = missing(needs);
        if (missing.isPresent()) {
            leftOut.add(name, scenarios.size(), missing.get().what());
            return Optional.empty();
        }
        List<Scenario> possible = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            missing(scenario.needs())
                    .ifPresentOrElse(
                            need -> leftOut.add(name + ": " + scenario, 1, need.what()), () -> possible.add(scenario));
        }
        return possible.isEmpty() ? Optional.empty() : Optional.of(new ScenarioGroup(name, pair, needs, possible));
    }

    private static Optional<Need> missing(List<Need> needs) {
        return needs.stream().filter(need -> !need.isThere().getAsBoolean()).findFirst();
    }
}
