package io.github.mysqlclone.testkit.it.preflight;

import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.util.List;

/** Scenarios that share a pair of servers. */
record ScenarioGroup(String name, ClonePairSpec pair, List<Scenario> scenarios) {

    ScenarioGroup {
        scenarios = List.copyOf(scenarios);
    }

    /** Returns the group with its first scenario alone. */
    ScenarioGroup sample() {
        return new ScenarioGroup(name, pair, scenarios.subList(0, 1));
    }

    static ScenarioGroup of(String name, ClonePairSpec pair, Scenario... scenarios) {
        return new ScenarioGroup(name, pair, List.of(scenarios));
    }
}
