package io.github.mysqlclone.testkit.template;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * The named time zones of this JVM, as {@code mysql_tzinfo_to_sql} writes them of the system's: so they are the same on all
 * machines, and those of both sides of a test. A server reads a zone when it is first named.
 */
record TimeZonePopulation() implements Population {

    /** The range of a TIMESTAMP, and that of the system's files. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = Instant.ofEpochSecond(Integer.MAX_VALUE);
    private static final int ROWS_OF_A_STATEMENT = 1000;

    /** A kind of time that a zone has at some time: one of winter, one of summer, one of a war. */
    private record Kind(ZoneOffset offset, boolean daylightSaving) {

        static Kind of(ZoneRules rules, Instant at) {
            return new Kind(rules.getOffset(at), rules.isDaylightSavings(at));
        }
    }

    @Override
    public String version() {
        return ZoneRulesProvider.getVersions("UTC").lastKey();
    }

    @Override
    public void populate(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                Rows zones = new Rows(statement, "time_zone (Time_zone_id, Use_leap_seconds)");
                Rows names = new Rows(statement, "time_zone_name (Name, Time_zone_id)");
                Rows kinds = new Rows(
                        statement,
                        "time_zone_transition_type"
                                + " (Time_zone_id, Transition_type_id, Offset, Is_DST, Abbreviation)");
                Rows transitions = new Rows(
                        statement, "time_zone_transition (Time_zone_id, Transition_time, Transition_type_id)")) {
            int id = 0;
            for (String name : new TreeSet<>(ZoneRulesProvider.getAvailableZoneIds())) {
                id++;
                zones.add("(" + id + ", 'N')");
                names.add("('" + name + "', " + id + ")");
                addTimes(id, ZoneRulesProvider.getRules(name, false), kinds, transitions);
            }
        }
    }

    private static void addTimes(int id, ZoneRules rules, Rows kinds, Rows transitions) throws SQLException {
        List<Kind> known = new ArrayList<>();
        Instant next = FIRST;
        while (next.isBefore(LAST)) {
            Kind kind = Kind.of(rules, next);
            if (!known.contains(kind)) {
                known.add(kind);
                kinds.add("(" + id + ", " + known.indexOf(kind) + ", "
                        + kind.offset().getTotalSeconds() + ", " + (kind.daylightSaving() ? 1 : 0) + ", '"
                        + kind.offset().getId().replace(":", "") + "')");
            }
            transitions.add("(" + id + ", " + next.getEpochSecond() + ", " + known.indexOf(kind) + ")");
            ZoneOffsetTransition transition = rules.nextTransition(next);
            next = transition == null ? LAST : transition.getInstant();
        }
    }

    /** Rows of one table, many of which go into one statement. */
    private static final class Rows implements AutoCloseable {

        private final Statement statement;
        private final String table;
        private StringJoiner waiting = new StringJoiner(", ");
        private int number;

        Rows(Statement statement, String table) throws SQLException {
            this.statement = statement;
            this.table = "mysql." + table;
            statement.execute("TRUNCATE TABLE " + this.table.replaceFirst(" .*", ""));
        }

        void add(String row) throws SQLException {
            waiting.add(row);
            number++;
            if (number == ROWS_OF_A_STATEMENT) {
                close();
            }
        }

        @Override
        public void close() throws SQLException {
            if (number > 0) {
                statement.execute("INSERT INTO " + table + " VALUES " + waiting);
                waiting = new StringJoiner(", ");
                number = 0;
            }
        }
    }

    @Override
    public String toString() {
        return "time zones of " + version();
    }
}
