package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.DISK_SPACE;

import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.testkit.fault.FaultKind;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ProcessBackend;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Not enough room. */
final class DiskScenarios {

    private static final Logger LOGGER = LoggerFactory.getLogger(DiskScenarios.class);

    private static final long BYTES = 40 << 20;

    private DiskScenarios() {}

    static List<ScenarioGroup> groups() {
        if (!new ProcessBackend().supports(FaultKind.SMALL_DISK)) {
            LOGGER.warn("This machine allows no mounts in a namespace: no scenario of a full disk");
            return List.of();
        }
        return List.of(ScenarioGroup.of(
                "a small disk",
                ClonePairSpec.standard().recipient(server -> server.smallDisk(BYTES)),
                Scenario.directory("onto it")
                        .into(pair -> pair.recipient().workDirectory() + "/copy")
                        .asking((pair, spec) -> spec.preflightPolicy(
                                PreflightPolicy.standard().diskSpaceProbe(SmallDiskProbe.of(pair.recipient(), BYTES))))
                        .failsWith(DISK_SPACE, 3873),
                Scenario.directory("elsewhere")
                        .into(pair -> Path.of(pair.recipient().dataDirectory())
                                .resolveSibling("elsewhere")
                                .toString())
                        .asking((pair, spec) -> spec.preflightPolicy(
                                PreflightPolicy.standard().diskSpaceProbe(SmallDiskProbe.of(pair.recipient(), BYTES))))
                        .completes(DISK_SPACE)));
    }
}
