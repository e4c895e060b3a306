package io.github.mysqlclone.testkit.internal.pair;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DonorListTest {

    @Test
    void namesAllServersButTheOneThatHasIt() {
        assertThat(DonorList.ofOthers(List.of("db1:3306", "db2:3306", "db3:3307"), 1))
                .isEqualTo("db1:3306,db3:3307");
    }
}
