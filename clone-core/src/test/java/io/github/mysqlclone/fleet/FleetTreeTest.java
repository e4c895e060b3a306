package io.github.mysqlclone.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FleetTreeTest {

    @Test
    void showsACopyWhoseDonorWasClonedByAnEarlierCall() {
        CloneTree tree = new CloneTree(
                "db1:3306",
                List.of(
                        new CloneTree.Branch("db2:3306", "db1:3306", 1),
                        new CloneTree.Branch("db4:3306", "db3:3306", 1),
                        new CloneTree.Branch("db5:3306", "db4:3306", 2)));

        assertThat(tree).hasToString("db1:3306\n  db2:3306\ndb3:3306\n  db4:3306\n    db5:3306");
    }
}
