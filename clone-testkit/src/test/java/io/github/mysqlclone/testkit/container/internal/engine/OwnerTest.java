package io.github.mysqlclone.testkit.container.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.internal.cache.OwnerIdentity;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnerTest {

    private final Owner self = Owner.thisJvm();
    private final String machine = self.identity().machine();

    @Test
    void isKnownByItsLabels() {
        assertThat(Owner.of(self.labels())).contains(self);
        assertThat(Owner.of(Map.of())).isEmpty();
    }

    @Test
    void isNotGoneWhileItLives() {
        assertThat(self.isGone()).isFalse();
    }

    @Test
    void isGoneOnceItsProcessIdIsAnothers() {
        assertThat(owner(machine, self.identity().pid(), "tick 1").isGone()).isTrue();
    }

    @Test
    void isGoneOnceItHasEnded() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();

        assertThat(owner(machine, process.pid(), self.identity().start()).isGone())
                .isTrue();
    }

    @Test
    void isNeverSaidToBeGoneFromAnotherMachine() {
        assertThat(owner("elsewhere", Long.MAX_VALUE, "tick 1").isGone()).isFalse();
    }

    private static Owner owner(String machine, long pid, String start) {
        return new Owner(new OwnerIdentity(machine, pid, start));
    }
}
