package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.DONOR_LISTED;
import static io.github.mysqlclone.preflight.CheckId.RECIPIENT_DATA;
import static io.github.mysqlclone.preflight.CheckId.SUPERVISOR;

import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.util.List;

/** Nothing is wrong. */
final class OrdinaryScenarios {

    private OrdinaryScenarios() {}

    static List<ScenarioGroup> groups() {
        return List.of(
                ScenarioGroup.of(
                        "nothing is wrong",
                        ClonePairSpec.standard(),
                        Scenario.replaceWithoutConsent("of an empty recipient, which needs no consent")
                                .completes(RECIPIENT_DATA),
                        Scenario.replace("of a recipient that was cloned before")
                                .completesNoted(RECIPIENT_DATA),
                        Scenario.directory("as it should be").completes(DONOR_LISTED),
                        Scenario.local("as it should be").completes(RECIPIENT_DATA)),
                ScenarioGroup.of(
                        "nobody restarts the recipient",
                        ClonePairSpec.standard().recipient(ServerSpec::unsupervised),
                        // 3707, and completed once somebody starts it
                        Scenario.replace("of an unsupervised recipient").completesNoted(SUPERVISOR)));
    }
}
