package io.github.mysqlclone.internal.donor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose sessions are ended on a donor; a process list like that of 9.7.4 is made by hand, with ages of minutes. */
class DonorSessionsTest {

    private static final Optional<String> USER = Optional.of("clone_donor");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<Map<String, Object>> processList = new ArrayList<>();
    private final Set<String> refused = new HashSet<>();
    private final Set<String> unanswered = new HashSet<>();
    private final ScriptedServer donor = new ScriptedServer(sql -> {
        if (refused.contains(sql)) {
            throw new SQLException("You are not owner of thread", "HY000", 1095);
        }
        if (unanswered.contains(sql)) {
            throw new SQLException("Communications link failure", "08S01", 0);
        }
        return sql.equals("SHOW PROCESSLIST") ? processList : null;
    });

    private DonorSessionsTest session(long id, String user, String host, int seconds) {
        processList.add(Rows.row(
                "Id", id, "User", user, "Host", host, "db", "", "Command", "clone", "Time", seconds, "State", ""));
        return this;
    }

    private SessionsEnd end(ServedClone clone, boolean receives) {
        return DonorSessions.to(ScriptedServer.opener(), donor.server(), Optional.empty(), clone)
                .endServing(receives);
    }

    private void assertEnded(ServedClone clone) {
        assertThat(end(clone, false)).isEqualTo(SessionsEnd.ENDED);
    }

    private void assertLeftAlone(ServedClone clone) {
        assertThat(end(clone, true)).isEqualTo(SessionsEnd.NOT_POSSIBLE);
        assertThat(donor.count("KILL")).isZero();
    }

    @Test
    void endsAllSessionsOfTheCloneWhateverTheirAges() {
        session(5, "clone_donor", "10.0.0.2:50001", 60).session(6, "clone_donor", "10.0.0.2:50002", 12);

        assertEnded(ServedClone.ofSupposedDonor(USER, MINUTE, Optional.empty()));
        assertThat(donor.statements()).contains("KILL 5", "KILL 6");
    }

    /** That one of two is gone ends the clone, whatever is said of the other. */
    @Test
    void hasEndedTheCloneWhereOneOfItsSessionsCouldBeEnded() {
        session(5, "clone_donor", "10.0.0.2:50001", 60).session(6, "clone_donor", "10.0.0.2:50002", 60);
        refused.add("KILL 6");

        assertEnded(ServedClone.ofSupposedDonor(USER, MINUTE, Optional.empty()));
        refused.add("KILL 5");
        assertThat(end(ServedClone.ofSupposedDonor(USER, MINUTE, Optional.empty()), false))
                .isEqualTo(SessionsEnd.NOT_POSSIBLE);
        assertThat(donor.count("KILL")).isEqualTo(4);
    }

    /** Its recipient may be about to notice, and is not to be met by a KILL QUERY. */
    @Test
    void takesASessionForEndedWhoseKillWasNotAnswered() {
        session(5, "clone_donor", "10.0.0.2:50001", 60);
        unanswered.add("KILL 5");

        assertEnded(ServedClone.ofKnownDonor(USER, MINUTE));
    }

    /** A cancel asks again at each look, many times a second. */
    @Test
    void warnsOnceOfADonorThatDoesNotAnswer() {
        unanswered.add("SHOW PROCESSLIST");
        DonorSessions silent = DonorSessions.to(
                ScriptedServer.opener(), donor.server(), Optional.empty(), ServedClone.ofKnownDonor(USER, MINUTE));
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(silent.endServing(true)).isEqualTo(SessionsEnd.OUT_OF_REACH);
            assertThat(silent.endServing(true)).isEqualTo(SessionsEnd.OUT_OF_REACH);
        } finally {
            System.setErr(before);
        }

        assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("could not be ended");
    }

    @Test
    void looksAtAllOfThemBeforeItEndsTheFirst() {
        session(5, "clone_donor", "10.0.0.2:50001", 60).session(6, "clone_donor", "10.0.0.2:50002", 75);

        assertLeftAlone(ServedClone.ofSupposedDonor(USER, MINUTE, Optional.empty()));
    }

    @Test
    void leavesACloneAloneThatBeganBefore() {
        session(5, "clone_donor", "10.0.0.2:50001", 63);

        assertLeftAlone(ServedClone.ofSupposedDonor(USER, MINUTE, Optional.empty()));
    }

    @Test
    void leavesACloneAloneThatBeganAfterwards() {
        session(5, "clone_donor", "10.0.0.2:50001", 50);

        assertLeftAlone(ServedClone.ofSupposedDonor(USER, MINUTE, Optional.empty()));
    }

    /** Another server on the recipient's host may be cloning from the same donor. */
    @Test
    void endsOneThatConnectedAnewFromTheRecipientsHostOnlyWhileTheCloneGetsBytes() {
        session(5, "clone_donor", "DB2.example.com:50001", 3);
        ServedClone clone = ServedClone.ofSupposedDonor(USER, MINUTE, Optional.of("db2.example.com"));

        assertThat(end(clone, false)).isEqualTo(SessionsEnd.NOT_CERTAIN);
        assertThat(donor.count("KILL")).isZero();
        assertThat(end(clone, true)).isEqualTo(SessionsEnd.ENDED);
        assertThat(donor.statements()).contains("KILL 5");
    }

    @Test
    void leavesOneAloneThatConnectedAnewFromAnotherHost() {
        session(5, "clone_donor", "DB2.example.com:50001", 3);

        assertLeftAlone(ServedClone.ofSupposedDonor(USER, MINUTE, Optional.of("db3.example.com")));
    }

    /** The donor may have given this one up, which its recipient has not noticed yet, and serve the next. */
    @Test
    void endsOneOfItsOwnThatConnectedAnewOnlyWhileItGetsBytes() {
        session(5, "clone_donor", "10.0.0.2:50001", 3);
        ServedClone clone = ServedClone.ofKnownDonor(USER, MINUTE);

        assertThat(end(clone, false)).isEqualTo(SessionsEnd.NOT_CERTAIN);
        assertThat(donor.count("KILL")).isZero();
        assertThat(end(clone, true)).isEqualTo(SessionsEnd.ENDED);
        assertThat(donor.statements()).contains("KILL 5");
    }

    @Test
    void endsOneOfItsOwnThatIsAsOldAsTheClone() {
        session(5, "clone_donor", "10.0.0.2:50001", 58);

        assertEnded(ServedClone.ofKnownDonor(USER, MINUTE));
    }

    @Test
    void saysSoWhereTheDonorServesNobody() {
        assertThat(end(ServedClone.ofKnownDonor(USER, MINUTE), true)).isEqualTo(SessionsEnd.NONE);
        assertThat(donor.count("KILL")).isZero();
    }

    @Test
    void leavesTheCloneAloneThatADonorServedBefore() {
        session(5, "clone_donor", "10.0.0.2:50001", 63);

        assertLeftAlone(ServedClone.ofKnownDonor(USER, MINUTE));
    }

    @Test
    void leavesACloneAloneThatLogsInAsSomebodyElse() {
        session(5, "clone_donor", "10.0.0.2:50001", 60).session(6, "other", "10.0.0.2:50002", 60);

        assertLeftAlone(ServedClone.ofKnownDonor(USER, MINUTE));
        assertLeftAlone(ServedClone.ofSupposedDonor(USER, MINUTE, Optional.empty()));
    }
}
