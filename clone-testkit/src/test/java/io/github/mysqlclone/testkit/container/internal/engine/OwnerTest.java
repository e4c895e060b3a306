package io.github.mysqlclone.testkit.container.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnerTest {

    private final Owner self = Owner.thisJvm();

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
        assertThat(new Owner(self.machine(), self.pid(), self.started() - 3600).isGone())
                .isTrue();
    }

    @Test
    void isGoneOnceItHasEnded() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();

        assertThat(new Owner(self.machine(), process.pid(), self.started()).isGone())
                .isTrue();
    }

    @Test
    void isNeverSaidToBeGoneFromAnotherMachine() {
        assertThat(new Owner("elsewhere", Long.MAX_VALUE, 0).isGone()).isFalse();
    }
}
