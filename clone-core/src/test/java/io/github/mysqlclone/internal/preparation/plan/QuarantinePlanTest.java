package io.github.mysqlclone.internal.preparation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.checks.sample.SampleServer;
import io.github.mysqlclone.internal.facts.ServerFacts;
import io.github.mysqlclone.internal.preparation.change.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class QuarantinePlanTest {

    private static List<String> statements(Consumer<SampleServer> change) {
        List<ServerFacts> facts = new ArrayList<>();
        SampleFacts.replacing().recipient(server -> {
            change.accept(server);
            facts.add(server.facts());
        });
        return QuarantinePlan.of(facts.get(0)).known().orElseThrow().stream()
                .map(Change::statements)
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void keepsWritesEventsAndChannelsAway() {
        assertThat(statements(recipient -> {}))
                .containsExactly(
                        "SET PERSIST_ONLY super_read_only = ON",
                        "SET PERSIST_ONLY event_scheduler = OFF",
                        "SET PERSIST_ONLY skip_replica_start = ON");
    }

    @Test
    void speaksTheWordsOfTheVersion() {
        assertThat(statements(
                        recipient -> recipient.without("skip_replica_start").variable("skip_slave_start", "OFF")))
                .last()
                .isEqualTo("SET PERSIST_ONLY skip_slave_start = ON");
    }

    @Test
    void leavesOutWhatIsNoVariableYet() {
        assertThat(statements(recipient -> recipient.without("skip_replica_start")))
                .as("before 8.0.24")
                .hasSize(2);
    }
}
