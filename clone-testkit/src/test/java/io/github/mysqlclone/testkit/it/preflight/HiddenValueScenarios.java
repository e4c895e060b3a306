package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.preflight.CheckId.DONOR_LISTED;
import static io.github.mysqlclone.preflight.CheckId.GTID_RELATION;
import static io.github.mysqlclone.preflight.CheckId.RECIPIENT_DATA;
import static io.github.mysqlclone.server.Side.DONOR;
import static io.github.mysqlclone.server.Side.RECIPIENT;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Values that a server cuts or that its settings hide from new sessions: the server itself goes by the whole of them. */
final class HiddenValueScenarios {

    private HiddenValueScenarios() {}

    static List<ScenarioGroup> groups() {
        return List.of(hostileSettings(), longLists(), longSets());
    }

    private static ScenarioGroup hostileSettings() {
        Fault hostile = Faults.all(
                hostile("sql_select_limit", "3"),
                hostile("group_concat_max_len", "4"),
                hostile("sql_mode", "'ANSI,NO_BACKSLASH_ESCAPES,HIGH_NOT_PRECEDENCE'"),
                hostile("time_zone", "'-11:00'"),
                hostile("completion_type", "'CHAIN'"),
                hostile("transaction_isolation", "'SERIALIZABLE'"),
                hostile("lc_messages", "'de_DE'"));
        return ScenarioGroup.of(
                "settings that new sessions inherit",
                ClonePairSpec.standard(),
                Scenario.directory("hostile ones on both servers").when(hostile).completes(DONOR_LISTED),
                Scenario.local("hostile ones").when(hostile).completes(RECIPIENT_DATA),
                // SHOW DATABASES has more than three rows before it comes to this one.
                Scenario.replaceWithoutConsent("a schema that a limit on rows hides")
                        .when(States.RECIPIENT_HOLDS_DATA)
                        .when(hostile)
                        .stricterThanServer(RECIPIENT_DATA),
                Scenario.replace("hostile ones on both servers, with consent")
                        .when(States.RECIPIENT_HOLDS_DATA)
                        .when(hostile)
                        .completesNoted(RECIPIENT_DATA));
    }

    private static Fault hostile(String name, String value) {
        return Faults.all(Faults.global(DONOR, name, value), Faults.global(RECIPIENT, name, value));
    }

    /** Of which SHOW VARIABLES shows the first 1024 characters. */
    private static ScenarioGroup longLists() {
        String others = IntStream.range(0, 60)
                .mapToObj(i -> "donor-with-a-long-name-" + i + ".example.org:3306")
                .collect(Collectors.joining(","));
        return ScenarioGroup.of(
                "a long list of donors",
                ClonePairSpec.standard(),
                Scenario.directory("the donor is its last")
                        .when(listed(pair -> others + "," + donorOf(pair)))
                        .completes(DONOR_LISTED),
                Scenario.directory("the donor is not in it")
                        .when(listed(pair -> others))
                        .failsWith(DONOR_LISTED, 3869));
    }

    private static String donorOf(ClonePair pair) {
        return pair.donorHostForRecipient() + ":" + pair.donorPortForRecipient();
    }

    private static Fault listed(Function<ClonePair, String> list) {
        return pair -> {
            String before = Sql.value(pair.recipient(), "SELECT @@GLOBAL.clone_valid_donor_list");
            pair.recipient().execute("SET GLOBAL clone_valid_donor_list = '" + list.apply(pair) + "'");
            return () -> pair.recipient().execute("SET GLOBAL clone_valid_donor_list = '" + before + "'");
        };
    }

    private static ScenarioGroup longSets() {
        return ScenarioGroup.of(
                "sets of GTIDs of many sources",
                ClonePairSpec.standard(),
                Scenario.replace("both have them").when(purged(60, 60)).completes(GTID_RELATION),
                Scenario.replace("the recipient has one more, which a cut would hide")
                        .when(purged(60, 61))
                        .stricterThanServer(GTID_RELATION));
    }

    /** Stays with the pair: a set can only grow. */
    private static Fault purged(int onDonor, int onRecipient) {
        return pair -> {
            pair.donor().execute("SET GLOBAL gtid_purged = '+" + missing(pair, true, onDonor) + "'");
            pair.recipient().execute("SET GLOBAL gtid_purged = '+" + missing(pair, false, onRecipient) + "'");
            return () -> {};
        };
    }

    private static String missing(ClonePair pair, boolean isDonor, int sources) throws SQLException {
        String wanted = IntStream.range(0, sources)
                .mapToObj(i -> String.format("%08d-1111-2222-3333-444444444444:1-9", i))
                .collect(Collectors.joining(","));
        return String.valueOf(Sql.value(
                isDonor ? pair.donor() : pair.recipient(),
                "SELECT GTID_SUBTRACT('" + wanted + "', @@GLOBAL.gtid_executed)"));
    }
}
