package io.github.mysqlclone.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BinlogPositionTest {

    @Test
    void comesInTheOrderOfTheServersFiles() {
        BinlogPosition nowhere = new BinlogPosition("", 0);
        BinlogPosition first = new BinlogPosition("binlog.000002", 900);
        BinlogPosition later = new BinlogPosition("binlog.000010", 4);

        assertThat(nowhere).isLessThan(first);
        assertThat(first).isLessThan(later).isGreaterThan(new BinlogPosition("binlog.000002", 899));
        assertThat(new BinlogPosition("binlog.999999", 4)).isLessThan(new BinlogPosition("binlog.1000000", 4));
        assertThat(later).hasToString("binlog.000010:4");
    }

    @Test
    void hasNoNegativePosition() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BinlogPosition("binlog.000001", -1));
    }
}
