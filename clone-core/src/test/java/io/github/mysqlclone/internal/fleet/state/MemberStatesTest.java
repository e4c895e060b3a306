package io.github.mysqlclone.internal.fleet.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.fleet.FleetMember;
import io.github.mysqlclone.fleet.MemberState;
import io.github.mysqlclone.internal.jdbc.SecretMask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberStatesTest {

    private static final FleetMember ONE = FleetMember.at("db2", 3306);
    private static final FleetMember OTHER = FleetMember.at("db3", 3306);

    @TempDir
    private Path folder;

    @Test
    void theFlightRecorderHasAnEventForEachMember() throws IOException {
        Path file = folder.resolve("fleet.jfr");
        try (Recording recording = new Recording()) {
            recording.start();
            MemberStates states = new MemberStates(List.of(ONE, OTHER), List.of(), SecretMask.of(Stream.empty()));
            states.tell(ONE, MemberState.CLONING, "db1:3306", 50);
            states.tell(ONE, MemberState.REPLICATING);
            states.tell(OTHER, MemberState.REFUSED);
            states.record();
            recording.stop();
            recording.dump(file);
        }

        assertThat(RecordingFile.readAllEvents(file))
                .filteredOn(event -> event.getEventType().getName().equals("io.github.mysqlclone.FleetMember"))
                .extracting(event ->
                        event.getString("member") + " " + event.getString("state") + " " + event.getString("parent"))
                .containsExactlyInAnyOrder("db2:3306 REPLICATING db1:3306", "db3:3306 REFUSED ");
    }
}
