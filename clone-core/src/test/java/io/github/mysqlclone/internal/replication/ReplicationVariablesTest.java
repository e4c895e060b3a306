package io.github.mysqlclone.internal.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.replication.ReplicationVariables.GtidMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manual's table of the values of gtid_mode that go together. */
class ReplicationVariablesTest {

    private static ReplicationVariables with(GtidMode mode) {
        return new ReplicationVariables("uuid", "1", mode, true, false, GtidSet.empty(), GtidSet.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "OFF, OFF, true, false",
        "OFF, OFF_PERMISSIVE, true, false",
        "OFF, ON_PERMISSIVE, false, false",
        "OFF, ON, false, false",
        "OFF_PERMISSIVE, OFF, true, false",
        "OFF_PERMISSIVE, OFF_PERMISSIVE, true, false",
        "OFF_PERMISSIVE, ON_PERMISSIVE, true, false",
        "OFF_PERMISSIVE, ON, true, true",
        "ON_PERMISSIVE, OFF, true, false",
        "ON_PERMISSIVE, OFF_PERMISSIVE, true, false",
        "ON_PERMISSIVE, ON_PERMISSIVE, true, false",
        "ON_PERMISSIVE, ON, true, true",
        "ON, OFF, false, false",
        "ON, OFF_PERMISSIVE, false, false",
        "ON, ON_PERMISSIVE, true, false",
        "ON, ON, true, true"
    })
    void knowsWhichModesGoTogether(GtidMode replica, GtidMode source, boolean together, boolean byGtid) {
        assertThat(with(replica).goesTogetherWith(with(source))).isEqualTo(together);
        assertThat(with(replica).goesByGtidFrom(with(source))).isEqualTo(byGtid);
    }
}
