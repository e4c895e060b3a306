package io.github.mysqlclone.internal.donor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.jdbc.Rows;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whose sessions are ended on a donor; a process list like that of 9.7.4 is made by hand, with ages of minutes. */
class DonorSessionsTest {

    private static final Optional<String> USER = Optional.of("clone_donor");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<Map<String, Object>> processList = new ArrayList<>();
    private final ScriptedServer donor = new ScriptedServer(sql -> sql.equals("SHOW PROCESSLIST") ? processList : null);

    private DonorSessionsTest session(long id, String user, String host, int seconds) {
        processList.add(Rows.row(
                "Id", id, "User", user, "Host", host, "db", "", "Command", "clone", "Time", seconds, "State", ""));
        return this;
    }

    private boolean ends(ServedClone clone) {
        return DonorSessions.to(ScriptedServer.opener(), donor.server(), Optional.empty(), clone)
                .endServing();
    }

    private void assertLeftAlone(ServedClone clone) {
        assertThat(ends(clone)).isFalse();
        assertThat(donor.count("KILL")).isZero();
    }

    @Test
    void endsAllSessionsOfTheCloneWhateverTheirAges() {
        session(5, "clone_donor", "10.0.0.2:50001", 60).session(6, "clone_donor", "10.0.0.2:50002", 12);

        assertThat(ends(ServedClone.ofSupposedDonor(USER, MINUTE, Optional.empty())))
                .isTrue();
        assertThat(donor.statements()).contains("KILL 5", "KILL 6");
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

    @Test
    void endsOneThatConnectedAnewIfItIsCertainToComeFromTheRecipient() {
        session(5, "clone_donor", "DB2.example.com:50001", 3);

        assertLeftAlone(ServedClone.ofSupposedDonor(USER, MINUTE, Optional.of("db3.example.com")));
        assertThat(ends(ServedClone.ofSupposedDonor(USER, MINUTE, Optional.of("db2.example.com"))))
                .isTrue();
    }

    @Test
    void endsOneOfItsOwnThatConnectedAnew() {
        session(5, "clone_donor", "10.0.0.2:50001", 3);

        assertThat(ends(ServedClone.ofKnownDonor(USER))).isTrue();
    }

    @Test
    void leavesACloneAloneThatLogsInAsSomebodyElse() {
        session(5, "clone_donor", "10.0.0.2:50001", 60).session(6, "other", "10.0.0.2:50002", 60);

        assertLeftAlone(ServedClone.ofKnownDonor(USER));
        assertLeftAlone(ServedClone.ofSupposedDonor(USER, MINUTE, Optional.empty()));
    }
}
