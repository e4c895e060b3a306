package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.DISK_SPACE;

import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Not enough room. */
final class DiskScenarios {

    private static final Logger LOGGER = LoggerFactory.getLogger(DiskScenarios.class);

    private DiskScenarios() {}

    static List<ScenarioGroup> groups(Path scratch) throws IOException, InterruptedException {
        SmallDisk disk = new SmallDisk(Files.createDirectories(scratch.resolve("small-disk")), 40 << 20);
        if (!disk.isPossible()) {
            LOGGER.warn("This machine allows no mounts in a namespace: no scenario of a full disk");
            return List.of();
        }
        return List.of(ScenarioGroup.of(
                "a small disk",
                ClonePairSpec.standard().recipient(disk::seenBy),
                Scenario.directory("onto it")
                        .into(pair -> disk.folder().resolve("copy"))
                        .asking((pair, spec) ->
                                spec.preflightPolicy(PreflightPolicy.standard().diskSpaceProbe(disk.probe())))
                        .failsWith(DISK_SPACE, 3873),
                Scenario.directory("elsewhere")
                        .asking((pair, spec) ->
                                spec.preflightPolicy(PreflightPolicy.standard().diskSpaceProbe(disk.probe())))
                        .completes(DISK_SPACE)));
    }
}
