package io.github.mysqlclone.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mysqlclone.preflight.DiskSpaceProbe.FileSystemSpace;
import io.github.mysqlclone.server.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {

    @ParameterizedTest
    @EnumSource(names = {"RECIPIENT_DATA", "SAME_SERVER", "RECIPIENT_FLAVOUR", "DONOR_FLAVOUR"})
    void guardsCanBeNeitherSkippedNorDowngraded(CheckId guard) {
        PreflightPolicy policy = PreflightPolicy.standard();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.skip(guard).isStrict())
                .withMessageContaining(guard.name());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy.downgrade(guard, Severity.NOTICE).isStrict())
                .withMessageContaining(guard.name());
    }

    @Test
    void aDowngradeLowersAndNeverRaises() {
        PreflightPolicy policy = PreflightPolicy.standard().downgrade(CheckId.DISK_SPACE, Severity.WARNING);
        assertThat(policy.judge(CheckId.DISK_SPACE, Finding.error(Side.RECIPIENT, "x"))
                        .severity())
                .isEqualTo(Severity.WARNING);
        assertThat(policy.judge(CheckId.DISK_SPACE, Finding.notice(Side.RECIPIENT, "x"))
                        .severity())
                .isEqualTo(Severity.NOTICE);
        assertThat(policy.judge(CheckId.TLS, Finding.error(Side.RECIPIENT, "x")).severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void stepsKeepWhatWasSaidBefore() {
        PreflightPolicy policy = PreflightPolicy.strict()
                .skip(CheckId.EVENTS)
                .innodbOnly()
                .diskSpaceProbe(DiskSpaceProbe.thisHost())
                .replicationIntended(participants -> List.of())
                .downgrade(CheckId.DISK_SPACE, Severity.WARNING);
        assertThat(policy.isStrict()).isTrue();
        assertThat(policy.skips(CheckId.EVENTS)).isTrue();
        assertThat(policy.requiresInnodbOnly()).isTrue();
        assertThat(policy.diskSpaceProbe()).isPresent();
        assertThat(policy.replicationIntended()).isPresent();
        assertThat(PreflightPolicy.standard().replicationIntended()).isEmpty();
        assertThat(PreflightPolicy.standard().diskSpaceProbe()).isEmpty();
    }

    @Test
    void thisHostsProbeLooksAtTheNearestParent(@TempDir Path directory) throws IOException {
        FileSystemSpace there = DiskSpaceProbe.thisHost().spaceAt(directory.toString());
        FileSystemSpace below =
                DiskSpaceProbe.thisHost().spaceAt(directory.resolve("not/yet").toString());
        assertThat(there.freeBytes()).isPositive();
        assertThat(below.fileSystem()).isEqualTo(there.fileSystem());
    }

    @Test
    void spaceIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FileSystemSpace("/", -1))
                .withMessageContaining("freeBytes");
    }
}
