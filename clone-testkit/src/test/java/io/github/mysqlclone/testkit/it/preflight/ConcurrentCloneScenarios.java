package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.CLONE_RUNNING;
import static io.github.mysqlclone.server.Side.DONOR;
import static io.github.mysqlclone.server.Side.RECIPIENT;

import io.github.mysqlclone.testkit.it.SlowCloneData;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.util.List;

/** Another clone is on its way. */
final class ConcurrentCloneScenarios {

    private ConcurrentCloneScenarios() {}

    static List<ScenarioGroup> groups() {
        return List.of(ScenarioGroup.of(
                "another clone",
                ClonePairSpec.standard().both(SlowCloneData::on),
                Scenario.directory("the recipient is cloning")
                        .when(SlowClone.of(RECIPIENT, RECIPIENT))
                        .failsWith(CLONE_RUNNING, 3634),
                Scenario.directory("the donor is being cloned")
                        .when(SlowClone.of(DONOR, DONOR))
                        .failsWith(CLONE_RUNNING, 3634),
                Scenario.local("the server is being cloned")
                        .when(SlowClone.of(DONOR, DONOR))
                        .failsWith(CLONE_RUNNING, 3634),
                Scenario.replace("the recipient is being cloned")
                        .when(SlowClone.of(DONOR, RECIPIENT))
                        .failsWith(CLONE_RUNNING, 3634),
                // A server can serve and copy at once, as long as neither replaces its own data.
                Scenario.directory("the donor is cloning and the recipient is being cloned")
                        .when(SlowClone.of(DONOR, RECIPIENT))
                        .completes(CLONE_RUNNING),
                Scenario.local("the server is cloning another")
                        .when(SlowClone.of(DONOR, RECIPIENT))
                        .failsWith(CLONE_RUNNING, 3634),
                Scenario.directory("the last one was killed").completes(CLONE_RUNNING)));
    }
}
