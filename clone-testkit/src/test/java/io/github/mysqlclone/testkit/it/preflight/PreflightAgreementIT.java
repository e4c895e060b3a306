package io.github.mysqlclone.testkit.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One fault at a time on real servers: what preflight says of it, and what the bare statement then comes to.
 *
 * <p>The server's word in each scenario was seen on MySQL 9.7.4 first and written down then. Where preflight and the
 * server disagree, the server is right.
 */
class PreflightAgreementIT {

    private static final int AT_LEAST = 40;

    private static final Logger LOGGER = LoggerFactory.getLogger(PreflightAgreementIT.class);

    private final List<String> disagreements = new ArrayList<>();
    private int scenarios;

    @TempDir
    Path scratch;

    @TestFactory
    Stream<DynamicNode> preflightAgreesWithTheServer() throws IOException, InterruptedException {
        return Stream.concat(
                groups().stream().map(this::container),
                Stream.of(DynamicTest.dynamicTest("all agree", this::allAgree)));
    }

    private List<ScenarioGroup> groups() throws IOException, InterruptedException {
        return Stream.of(
                        OrdinaryScenarios.groups(),
                        AccountScenarios.groups(),
                        EndpointScenarios.groups(scratch),
                        TlsScenarios.groups(),
                        SettingScenarios.groups(),
                        CollationScenarios.groups(scratch),
                        PluginScenarios.groups(scratch),
                        TargetScenarios.groups(),
                        LockScenarios.groups(),
                        ConcurrentCloneScenarios.groups(),
                        DropScenarios.groups(),
                        DonorContentScenarios.groups(),
                        StorageScenarios.groups(scratch),
                        EncryptionScenarios.groups(scratch),
                        DiskScenarios.groups(),
                        ReplicationScenarios.groups())
                .flatMap(List::stream)
                .toList();
    }

    /** The pair is started when its first scenario is about to run, and closed after its last. */
    private DynamicContainer container(ScenarioGroup group) {
        return DynamicContainer.dynamicContainer(group.name(), Stream.of(group).flatMap(once -> {
            ClonePair pair = started(group);
            return group.scenarios().stream()
                    .map(scenario -> DynamicTest.dynamicTest(scenario.toString(), () -> compare(pair, scenario)))
                    .onClose(pair::close);
        }));
    }

    private static ClonePair started(ScenarioGroup group) {
        ClonePair pair = group.pair().start();
        try {
            // An empty donor is a fault of its own.
            Servers.fill(pair.donor(), "shop", 10);
            return pair;
        } catch (SQLException e) {
            pair.close();
            throw new IllegalStateException("Cannot fill the donor", e);
        }
    }

    private void compare(ClonePair pair, Scenario scenario) throws Exception {
        scenarios++;
        disagreements.add(scenario.toString()); // until it is known to agree
        Agreement agreement = observe(pair, scenario);
        LOGGER.info("{}", agreement);
        assertThat(agreement.disagreements()).as("%s", agreement).isEmpty();
        disagreements.remove(scenario.toString());
    }

    private static Agreement observe(ClonePair pair, Scenario scenario) throws Exception {
        Fault.Undo undo = Faults.all(scenario.faults()).arrange(pair);
        try {
            CloneSpec spec = scenario.spec(pair);
            PreflightReport report = report(pair, scenario, spec);
            Loss.Holdings before = Loss.Holdings.of(scenario.server(pair));
            ServerWord word = BareClone.run(scenario.server(pair), scenario.account(pair), spec);
            return new Agreement(scenario, report, word, before.lossSince());
        } finally {
            undo.undo();
            Folders.delete(Scenario.copyFolder(scenario.server(pair)));
        }
    }

    private static PreflightReport report(ClonePair pair, Scenario scenario, CloneSpec spec) {
        return Told.report(spec, Servers.login(scenario.server(pair), scenario.account(pair)));
    }

    private void allAgree() {
        LOGGER.info("agreement: {} scenarios, {} agree", scenarios, scenarios - disagreements.size());
        assertThat(disagreements).isEmpty();
        assertThat(scenarios).isGreaterThanOrEqualTo(AT_LEAST);
    }
}
