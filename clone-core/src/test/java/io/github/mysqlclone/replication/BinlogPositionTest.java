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

        assertThat(first.hasReached(nowhere)).isFalse();
        assertThat(first.hasReached(first)).isTrue();
        assertThat(first.hasReached(new BinlogPosition("binlog.000002", 899))).isTrue();
        assertThat(first.hasReached(later)).isFalse();
        assertThat(later.hasReached(first)).isTrue();
        assertThat(new BinlogPosition("binlog.1000000", 4).hasReached(new BinlogPosition("binlog.999999", 4)))
                .isTrue();
        assertThat(later).hasToString("binlog.000010:4");
    }

    @Test
    void hasNoOrderAmongFilesOfDifferentNames() {
        BinlogPosition old = new BinlogPosition("old.000009", 4);
        BinlogPosition renamed = new BinlogPosition("new.000001", 4);

        assertThat(old.hasReached(renamed)).isFalse();
        assertThat(renamed.hasReached(old)).isFalse();
    }

    @Test
    void hasNoNegativePosition() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BinlogPosition("binlog.000001", -1));
    }
}
