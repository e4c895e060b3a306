package io.github.mysqlclone.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.facts.Activity;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Plugin;
import io.github.mysqlclone.internal.facts.Plugins;
import io.github.mysqlclone.internal.facts.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may be missing from the tables of the Performance Schema is not taken for absent. */
class ActivityReaderTest {

    private final Map<String, Fact<List<FactRow>>> answers = new HashMap<>();
    private final Map<String, String> variables = new HashMap<>();

    ActivityReaderTest() {
        Stream.of(
                        "session",
                        "instrument",
                        "lock",
                        "transaction",
                        "clone",
                        "member",
                        "status",
                        "persisted",
                        "at runtime",
                        "configured",
                        "keyring",
                        "tls",
                        "channel",
                        "filter",
                        "lag")
                .forEach(kind -> answers.put(kind, Fact.of(List.of())));
        rows("instrument", 1, "YES");
        lost("0", "0");
    }

    private void lost(String sessions, String locks) {
        answers.put(
                "status",
                Fact.of(List.of(
                        row("status", "Performance_schema_thread_instances_lost", sessions),
                        row("status", "Performance_schema_metadata_lock_lost", locks))));
    }

    private static FactRow row(String kind, String... values) {
        List<String> columns = new ArrayList<>(List.of(values));
        while (columns.size() < QueryPart.COLUMNS) {
            columns.add("");
        }
        return new FactRow(kind, columns);
    }

    private void rows(String kind, int count, String... values) {
        List<FactRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(kind, values));
        }
        answers.put(kind, Fact.of(rows));
    }

    private Activity activity() {
        return ActivityReader.read(new UnitedQuery.Answers(answers), variables, Fact.unknown("not asked"))
                .activity();
    }

    @Test
    void sessionsAreNotKnownWhereThePerformanceSchemaIsOff() {
        assertThat(activity().sessions().known()).isPresent();

        variables.put("performance_schema", "OFF");

        assertThat(activity().sessions()).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void sessionsAndLocksAreNotKnownWhereSomeWereLost() {
        lost("2", "0");
        assertThat(activity().sessions()).isInstanceOf(Fact.Unknown.class);
        assertThat(activity().locks().known()).isPresent();

        lost("0", "1");
        assertThat(activity().sessions().known()).isPresent();
        assertThat(activity().locks()).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void sessionsAndLocksAreNotKnownWhereTheServerDoesNotSayWhetherSomeWereLost() {
        answers.put("status", Fact.of(List.of()));

        assertThat(activity().sessions()).isInstanceOf(Fact.Unknown.class);
        assertThat(activity().locks()).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void moreSessionsThanAreReadHideNoReplica() {
        rows("session", 5001, "1", "1", "app", "web", "Sleep");
        assertThat(activity().sessions().known()).isPresent();

        rows("session", 5001, "1", "1", "repl", "db3", "Binlog Dump GTID");
        assertThat(activity().sessions()).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void moreLocksThanAreReadHideNoBackupLock() {
        rows("lock", 1001, "TABLE", "shop.item", "SHARED_READ", "GRANTED", "7");
        assertThat(activity().locks().known()).isPresent();

        rows("lock", 1001, "BACKUP LOCK", "", "INTENTION_EXCLUSIVE", "PENDING", "7");
        assertThat(activity().locks().known()).isPresent();

        rows("lock", 1001, "BACKUP LOCK", "", "SHARED", "GRANTED", "7");
        assertThat(activity().locks()).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void anAggregateWithoutARowIsNotKnown() {
        assertThat(ActivityReader.read(new UnitedQuery.Answers(answers), variables, Fact.unknown("not asked"))
                        .replication()
                        .filters())
                .isInstanceOf(Fact.Unknown.class);
    }

    private Settings settings(Plugin... plugins) {
        return ActivityReader.read(new UnitedQuery.Answers(answers), variables, Fact.of(new Plugins(List.of(plugins))))
                .settings();
    }

    @Test
    void aServerBeforeComponentsHasAKeyringIfAPluginIsOne() {
        variables.put("version", "8.0.23");
        answers.put("keyring", Fact.unknown("versions before 8.0.24 do not tell"));

        assertThat(settings().keyringIsActive()).isEqualTo(Fact.of(false));
        assertThat(settings(new Plugin("keyring_file", "ACTIVE", "keyring_file.so"))
                        .keyringIsActive())
                .isEqualTo(Fact.of(true));
    }

    @Test
    void aServerWithComponentsThatDoesNotTellMayHaveAKeyring() {
        variables.put("version", "8.0.24");
        answers.put("keyring", Fact.unknown("the account lacks SELECT"));

        assertThat(settings().keyringIsActive()).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void whereNoTableTellsOfTlsAVariableDoes() {
        answers.put("tls", Fact.unknown("versions before 8.0.21 do not tell"));
        assertThat(settings().tlsIsOn()).isInstanceOf(Fact.Unknown.class);

        variables.put("have_ssl", "YES");
        assertThat(settings().tlsIsOn()).isEqualTo(Fact.of(true));

        variables.put("have_ssl", "DISABLED");
        assertThat(settings().tlsIsOn()).isEqualTo(Fact.of(false));
    }
}
