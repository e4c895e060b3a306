package io.github.mysqlclone.internal.checks.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.Side;
import org.junit.jupiter.api.Test;

/** One clone at a time. */
class CloneRunningCheckTest {

    @Test
    void aRecipientThatClonesAlreadyIsBusy() {
        Finding finding = SampleFacts.replacing()
                .recipient(server -> server.runningClone("db7:3306", "/copy/"))
                .finding(CheckId.CLONE_RUNNING);
        assertThat(finding.errorNumber()).hasValue(3634);
        assertThat(finding.message()).contains("db7:3306", "/copy/", "session 77");
    }

    @Test
    void aDonorThatServesAlreadyIsBusy() {
        Finding finding = SampleFacts.intoDirectory()
                .donor(server -> server.session(5, "other", "clone"))
                .finding(CheckId.CLONE_RUNNING);
        assertThat(finding.side()).isEqualTo(Side.DONOR);
        assertThat(finding.message()).contains("session 5");
    }

    @Test
    void aRecipientThatServesCannotBeReplacedButMayCloneIntoADirectory() {
        assertThat(SampleFacts.replacing()
                        .recipient(server -> server.session(5, "other", "clone"))
                        .finding(CheckId.CLONE_RUNNING)
                        .side())
                .isEqualTo(Side.RECIPIENT);
        SampleFacts.intoDirectory()
                .recipient(server -> server.session(5, "other", "clone"))
                .passes(CheckId.CLONE_RUNNING);
        assertThat(SampleFacts.local()
                        .recipient(server -> server.session(5, "other", "clone"))
                        .finding(CheckId.CLONE_RUNNING)
                        .errorNumber())
                .hasValue(3634);
    }

    @Test
    void aDonorThatClonesAnotherServerIntoADirectoryCanServe() {
        SampleFacts.replacing()
                .donor(server -> server.runningClone("db7:3306", "/copy/"))
                .passes(CheckId.CLONE_RUNNING);
        assertThat(SampleFacts.replacing()
                        .donor(server -> server.runningClone("LOCAL INSTANCE", "/copy/"))
                        .finding(CheckId.CLONE_RUNNING)
                        .side())
                .isEqualTo(Side.DONOR);
    }
}
