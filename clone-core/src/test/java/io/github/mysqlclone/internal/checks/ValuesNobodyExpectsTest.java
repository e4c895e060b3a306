package io.github.mysqlclone.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.checks.sample.SampleServer;
import io.github.mysqlclone.internal.facts.CloneFacts;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles;
import io.github.mysqlclone.internal.facts.HostFiles.OptionNames;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.preparation.plan.FactsAfterPreparation;
import io.github.mysqlclone.internal.preparation.plan.PreparationPlanner;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Outcome;
import io.github.mysqlclone.preflight.PreflightReport;
import io.github.mysqlclone.preparation.Preparation;
import java.time.Instant;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each variable in turn says what no server says, or one whose clock was set back does: no check ends by it. */
class ValuesNobodyExpectsTest {

    /** What the sample lacks, and checks read where it is there. */
    private static final Map<String, String> MORE = Map.of(
            "rpl_semi_sync_source_enabled", "ON",
            "rpl_semi_sync_source_wait_for_replica_count", "1",
            "rpl_semi_sync_source_timeout", "10000",
            "validate_password.length", "8",
            "validate_password.number_count", "1",
            "clone_donor_timeout_after_network_failure", "5",
            "innodb_log_file_size", "50331648",
            "innodb_log_files_in_group", "2");

    private static final List<Supplier<SampleFacts>> KINDS =
            List.of(SampleFacts::replacing, SampleFacts::intoDirectory, SampleFacts::local);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "-1",
                "0",
                "18446744073709551516",
                "9223372036854775807",
                "1e30",
                "ibdata1:99999999999G:autoextend"
            })
    void endNoCheck(String value) {
        for (Supplier<SampleFacts> kind : KINDS) {
            ServerFacts server = sample(kind, changed -> {}).facts().recipient().server();
            for (String variable :
                    new TreeSet<>(server.variables().known().orElseThrow().keySet())) {
                judge(kind, changed -> changed.variable(variable, value), variable);
            }
            Set<String> states =
                    server.details().activity().status().known().orElseThrow().keySet();
            for (String variable : new TreeSet<>(states)) {
                judge(kind, changed -> changed.status(variable, value), variable);
            }
            judge(kind, changed -> changed.version(value), "version");
            judge(kind, changed -> changed.identity(value), "server_uuid");
        }
    }

    private static SampleFacts sample(Supplier<SampleFacts> kind, Consumer<SampleServer> change) {
        return kind.get()
                .both(server -> {
                    new TreeMap<>(MORE).forEach(server::variable);
                    server.status("rpl_semi_sync_source_clients", "1");
                })
                .recipient(server -> server.channel(SampleFacts.DONOR_UUID, "ON", "ON", 0))
                .both(change);
    }

    private static void judge(Supplier<SampleFacts> kind, Consumer<SampleServer> change, String what) {
        SampleFacts sample = sample(kind, change);
        CloneSpec spec = sample.spec() instanceof RemoteCloneSpec remote
                ? remote.prepare(
                        Preparation.nothing().installPlugin().extendDonorList().temporaryDonorAccount())
                : sample.spec();
        assertThatCode(() -> {
                    CloneFacts facts = sample.facts();
                    CloneFacts prepared = FactsAfterPreparation.of(
                            facts, PreparationPlanner.plan(spec, facts, Fact.of(List.of("10.0.0.2")), Instant.EPOCH));
                    assertNoneFailed(Checks.judge(spec, prepared));
                    assertNoneFailed(Checks.judge(sample.spec(), facts));
                })
                .as(what)
                .doesNotThrowAnyException();
    }

    private static void assertNoneFailed(PreflightReport report) {
        assertThat(report.results())
                .extracting(CheckResult::reason)
                .noneMatch(reason -> reason.contains(Checks.FAILED));
    }

    @Test
    void areNamedWithTheirVariable() {
        String reason = SampleFacts.replacing()
                .donor(server -> server.variable("max_allowed_packet", "a lot"))
                .unknown(CheckId.MAX_ALLOWED_PACKET);

        assertThat(reason).contains("max_allowed_packet", "a lot", "db1:3306");
    }

    @Test
    void aClockThatWasSetBackSaysNothingOfTheRedoLog() {
        SampleFacts.replacing()
                .donor(server -> server.status("uptime", "18446744073709551516"))
                .passes(CheckId.DONOR_HEADROOM);
    }

    @Test
    void aCheckThatFailsAllTheSameIsUnknownAndKeepsNoOtherFromItsVerdict() {
        Set<String> broken = new AbstractSet<>() {
            @Override
            public Iterator<String> iterator() {
                throw new IllegalStateException("nobody has foreseen this");
            }

            @Override
            public int size() {
                throw new IllegalStateException("nobody has foreseen this");
            }
        };
        SampleFacts sample = SampleFacts.replacing()
                .host(Fact.of(new HostFiles(
                        Fact.of(broken),
                        Fact.of(List.of()),
                        Fact.of(List.of()),
                        Fact.of(List.of()),
                        Fact.of(List.of()),
                        Fact.of(List.of()),
                        Fact.of(new OptionNames(Set.of(), Set.of(), Set.of(), Map.of())),
                        Fact.unknown("there is no target"))));

        PreflightReport report = sample.report();

        assertThat(report.withOutcome(Outcome.UNKNOWN))
                .filteredOn(result -> result.reason().contains(Checks.FAILED))
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.reason()).contains("nobody has foreseen this"));
        assertThat(report.result(CheckId.PLUGIN_ACTIVE))
                .map(CheckResult::outcome)
                .contains(Outcome.PASSED);
    }
}
