package io.github.mysqlclone.testkit.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.LeftOut;
import io.github.mysqlclone.testkit.it.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One fault at a time on real servers: what preflight says of it, and what the bare statement then comes to.
 *
 * <p>The server's word in each scenario was seen on MySQL 9.7.4 first and written down then; what older versions do
 * otherwise, on 8.0.30 and 8.4.8. Where preflight and the server disagree, the server is right.
 * With {@code -Dclone.test.scenario=…} only those groups run that have this in their name.
 */
@Tag(Lane.CORE)
class PreflightAgreementIT {

    private static final Logger LOGGER = LoggerFactory.getLogger(PreflightAgreementIT.class);

    private final List<String> disagreements = new ArrayList<>();
    private final LeftOut leftOut = new LeftOut();
    private int scenarios;

    @TempDir
    Path scratch;

    @TestFactory
    Stream<DynamicNode> preflightAgreesWithTheServer() throws IOException, InterruptedException {
        List<ScenarioGroup> groups = topics().stream()
                .flatMap(List::stream)
                .flatMap(group -> group.without(leftOut).stream())
                .toList();
        PairsAhead pairs = new PairsAhead(groups);
        return Stream.concat(
                        groups.stream().map(group -> container(group, pairs)),
                        Stream.of(DynamicTest.dynamicTest("all agree", () -> allAgree(groups))))
                .onClose(pairs::close);
    }

    /** The core lane has one scenario of each topic. */
    private List<List<ScenarioGroup>> topics() throws IOException, InterruptedException {
        List<List<ScenarioGroup>> all = List.of(
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
                StartScenarios.groups(),
                ReplicationScenarios.groups(),
                HiddenValueScenarios.groups());
        String wanted = System.getProperty("clone.test.scenario", "").replace('_', ' ');
        if (!wanted.isEmpty()) {
            return all.stream()
                    .map(topic -> topic.stream()
                            .filter(group -> group.name().contains(wanted))
                            .toList())
                    .toList();
        }
        return Lane.isCore()
                ? all.stream().map(topic -> List.of(topic.get(0).sample())).toList()
                : all;
    }

    /** The pair is taken when its first scenario is about to run, and closed after its last. */
    private DynamicContainer container(ScenarioGroup group, PairsAhead pairs) {
        return DynamicContainer.dynamicContainer(group.name(), Stream.of(group).flatMap(once -> {
            ClonePair pair = pairs.take();
            return group.scenarios().stream()
                    .map(scenario -> DynamicTest.dynamicTest(scenario.toString(), () -> compare(pair, scenario)))
                    .onClose(pair::close);
        }));
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
            Folders.delete(Path.of(Scenario.copyOn(scenario.server(pair))));
        }
    }

    private static PreflightReport report(ClonePair pair, Scenario scenario, CloneSpec spec) {
        return Told.report(spec, Servers.login(scenario.server(pair), scenario.account(pair)));
    }

    private void allAgree(List<ScenarioGroup> groups) {
        LOGGER.info("agreement: {} scenarios, {} agree, {}", scenarios, scenarios - disagreements.size(), leftOut);
        assertThat(disagreements).isEmpty();
        assertThat(scenarios)
                .isEqualTo(groups.stream()
                        .mapToInt(group -> group.scenarios().size())
                        .sum());
    }
}
