package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.COLLATIONS;
import static io.github.mysqlclone.server.Side.DONOR;
import static io.github.mysqlclone.server.Side.RECIPIENT;

import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A collation that somebody has added to one server, as the manual's chapter "Adding a Collation" tells how to. */
final class CollationScenarios {

    private static final String INDEX = """
            <?xml version="1.0" encoding="utf-8"?>
            <charsets max-id="1029">
              <charset name="utf8mb4">
                <collation name="utf8mb4_added_ci" id="1029"><rules><reset>a</reset><p>b</p></rules></collation>
              </charset>
            </charsets>
            """;

    private CollationScenarios() {}

    static List<ScenarioGroup> groups(Path scratch) throws IOException {
        Path folder = Files.createDirectories(scratch.resolve("character-sets"));
        Files.writeString(folder.resolve("Index.xml"), INDEX);
        Fault donorKnowsMore = Faults.option(DONOR, "character_sets_dir", folder.toString());
        return List.of(ScenarioGroup.of(
                "a collation that was added",
                ClonePairSpec.standard(),
                Scenario.directory("to the donor, and used by nobody")
                        .when(donorKnowsMore)
                        .failsWith(COLLATIONS, 3867),
                Scenario.replace("to the donor, and used by nobody")
                        .when(States.RECIPIENT_HOLDS_DATA)
                        .when(donorKnowsMore)
                        .failsWith(COLLATIONS, 3867),
                Scenario.directory("to the recipient")
                        .when(Faults.option(RECIPIENT, "character_sets_dir", folder.toString()))
                        .completes(COLLATIONS)));
    }
}
