package io.github.mysqlclone.testkit.it.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.fleet.CloneTree;
import io.github.mysqlclone.fleet.FleetEvent;
import io.github.mysqlclone.fleet.FleetRefusedException;
import io.github.mysqlclone.fleet.FleetReport;
import io.github.mysqlclone.fleet.FleetVerdict;
import io.github.mysqlclone.fleet.MemberOutcome;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.fleet.MemberVerdict;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three blank servers become replicas of one source, and again there is nothing to do. */
@Tag(Lane.CORE)
class FleetIT {

    private static final int MEMBERS = 3;

    private FleetServers servers;

    @BeforeEach
    void start() throws SQLException {
        servers = FleetServers.start(MEMBERS);
    }

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void becomesReplicasInATreeAndThenThereIsNothingToDo() throws Exception {
        FleetVerdict before = servers.fleet().verdict();
        assertThat(before.members()).hasOnlyElementsOfType(MemberVerdict.Clone.class);
        assertThat(before.tree().branches()).hasSize(MEMBERS);
        FleetServers.nothingIsLeftOn(servers.root());
        List<FleetEvent> heard = new ArrayList<>();

        FleetReport report = servers.fleet().ensureCloned(FleetServers.options().listener(heard::add));

        assertThat(report.outcomes()).as(report.toString()).hasOnlyElementsOfType(MemberOutcome.Cloned.class);
        assertThat(report.isComplete()).isTrue();
        assertThat(report.leftovers()).isEmpty();
        assertThat(report.ledgers()).isEmpty();
        assertThat(report.tree().branches())
                .extracting(CloneTree.Branch::parent)
                .containsSubsequence(servers.rootName(), servers.rootName());
        assertThat(report.tree().branches())
                .extracting(CloneTree.Branch::generation)
                .containsExactlyInAnyOrder(1, 1, 2);
        assertThat(heard)
                .extracting(FleetEvent::state)
                .contains(MemberState.CLONING, MemberState.COPIED, MemberState.JOINING, MemberState.REPLICATING);
        servers.areWholeReplicas(servers.members());
        servers.holdTheSame(servers.members());
        assertThat(threads()).isEmpty();

        servers.write(1001);
        FleetReport again = servers.fleet().ensureCloned(FleetServers.options());

        assertThat(again.outcomes()).hasOnlyElementsOfType(MemberOutcome.Replicating.class);
        assertThat(again.tree().branches()).isEmpty();
        assertThat(again.duration()).isLessThan(Duration.ofSeconds(MEMBERS));
        assertThat(servers.fleet().verdict().isDone()).isTrue();
    }

    private static List<String> statesIn(Recording recording) throws IOException {
        Path file = Files.createTempFile("fleet", ".jfr");
        try {
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals("io.github.mysqlclone.FleetMember"))
                    .map(event -> event.getString("state"))
                    .toList();
        } finally {
            Files.delete(file);
        }
    }

    /** Those of the library; the driver's own cleaner stays. */
    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("mysql-clone"))
                .collect(Collectors.toSet());
    }

    @Test
    @Tag(Lane.FULL)
    void refusesAllBeforeAnythingIsChangedIfOneHasDataOfItsOwn() throws Exception {
        TestServer withData = servers.members().get(1);
        Servers.fill(withData, "other", 5);

        FleetRefusedException refusal;
        try (Recording recording = new Recording()) {
            recording.enable("io.github.mysqlclone.FleetMember");
            recording.start();
            refusal = catchThrowableOfType(
                    FleetRefusedException.class, () -> servers.fleet().ensureCloned(FleetServers.options()));
            recording.stop();
            assertThat(statesIn(recording))
                    .as("an event for each member")
                    .containsExactlyInAnyOrder("REFUSED", "NOT_STARTED", "NOT_STARTED");
        }

        assertThat(refusal)
                .hasMessageContaining(servers.member(1).name())
                .hasMessageContaining("replaceDataOf(\"" + FleetServers.uuid(withData) + "\")");
        assertThat(refusal.verdict().refused()).hasSize(1);
        for (TestServer member : servers.members()) {
            assertThat(Sql.value(member, "SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = 'shop'"))
                    .isEqualTo("0");
            FleetServers.nothingIsLeftOn(member);
        }
        FleetServers.nothingIsLeftOn(servers.root());

        FleetReport others = servers.fleet().ensureCloned(FleetServers.options().skipFailing());

        assertThat(others.of(servers.member(1))).isInstanceOf(MemberOutcome.Refused.class);
        assertThat(Servers.rows(withData, "other")).isEqualTo("5");
        servers.areWholeReplicas(
                List.of(servers.members().get(0), servers.members().get(2)));

        FleetReport consented = servers.fleet(List.of(
                        servers.member(0),
                        servers.member(1).replaceDataOf(FleetServers.uuid(withData)),
                        servers.member(2)))
                .ensureCloned(FleetServers.options());

        assertThat(consented.of(servers.member(1))).as(consented.toString()).isInstanceOf(MemberOutcome.Cloned.class);
        servers.areWholeReplicas(servers.members());
    }
}
