package io.github.mysqlclone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mysqlclone.gtid.GtidSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BinlogCoordinatesTest {

    private static final GtidSet GTIDS = GtidSet.parse("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-20");

    @Test
    void printsFileAndPositionThenTheGtidSet() {
        assertThat(new BinlogCoordinates(Optional.of("binlog.000003"), 1742, GTIDS, Optional.empty()))
                .hasToString("binlog.000003:1742, GTID 3e11fa47-71ca-11e1-9e33-c80aa9429562:1-20");
    }

    @Test
    void saysWhatADonorDoesNotHave() {
        assertThat(new BinlogCoordinates(Optional.of("binlog.000003"), 4, GtidSet.empty(), Optional.empty()))
                .hasToString("binlog.000003:4, no GTID");
        assertThat(new BinlogCoordinates(Optional.empty(), 0, GTIDS, Optional.empty()))
                .hasToString("no binary log, GTID 3e11fa47-71ca-11e1-9e33-c80aa9429562:1-20");
    }

    @Test
    void refusesNegativePosition() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BinlogCoordinates(Optional.of("binlog.000003"), -1, GTIDS, Optional.empty()))
                .withMessage("position: must not be negative (was -1)");
    }
}
