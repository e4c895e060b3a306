package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.TARGET_DIRECTORY;

import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.util.List;

/** Where a copy is to go. */
final class TargetScenarios {

    private TargetScenarios() {}

    static List<ScenarioGroup> groups() {
        return List.of(ScenarioGroup.of(
                "the target of a copy",
                ClonePairSpec.standard(),
                Scenario.directory("is there already")
                        .into(pair -> pair.recipient().workDirectory())
                        .failsWith(TARGET_DIRECTORY, 1007),
                Scenario.local("is there already")
                        .into(pair -> pair.donor().workDirectory())
                        .failsWith(TARGET_DIRECTORY, 1007),
                Scenario.directory("is the data directory")
                        .into(pair -> pair.recipient().dataDirectory())
                        .failsWith(TARGET_DIRECTORY, 1007),
                Scenario.directory("is within the data directory")
                        .into(pair -> pair.recipient().dataDirectory() + "/copy")
                        .failsWith(TARGET_DIRECTORY, 3632),
                Scenario.local("is within the data directory")
                        .into(pair -> pair.donor().dataDirectory() + "/copy")
                        .failsWith(TARGET_DIRECTORY, 3632),
                Scenario.directory("is within the data directory in a roundabout way")
                        .into(pair -> pair.recipient().workDirectory() + "/../data/copy")
                        .failsWith(TARGET_DIRECTORY, 3632),
                Scenario.directory("begins like the data directory")
                        .into(pair -> pair.recipient().workDirectory() + "/copy/data-2")
                        .completesNoted(TARGET_DIRECTORY),
                Scenario.directory("lies below a file")
                        .into(pair -> "/etc/hostname/copy")
                        .failsWith(TARGET_DIRECTORY, 1006)));
    }
}
