package io.github.mysqlclone.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProvisioningTest {

    private static final MySqlServer RECIPIENT = MySqlServer.at("db2", 3306).login("admin", "secret");
    private static final RemoteCloneSpec SPEC = CloneSpec.remote("db1", 3306).donorAccount("donor", "secret");

    private static Provisioning of(RemoteCloneSpec spec) {
        return Provisioning.of(spec, RECIPIENT, setup -> setup);
    }

    @Test
    void refusesAConsentThatNamesNoServer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(SPEC.replaceData()))
                .withMessageContaining("spec")
                .withMessageContaining("replaceDataOf(uuid)");
    }

    @Test
    void refusesASetupWithoutAnAccountBeforeItReachesForAServer() {
        assertThatIllegalStateException()
                .isThrownBy(() -> of(SPEC).ensureCloned(Duration.ofMinutes(1)))
                .withMessageContaining("account");
    }

    @Test
    void takesAConsentForOneServer() {
        assertThat(of(SPEC.replaceDataOf("11111111-2222-3333-4444-555555555555"))
                        .toString())
                .contains("db1", "db2");
    }

    @Test
    void refusesACloneIntoADirectory() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(SPEC.dataDirectory("/backups/db1")))
                .withMessageContaining("must replace the recipient's data");
    }

    @Test
    void refusesADonorThatCannotBeRead() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(CloneSpec.remote("db1", 3306)))
                .withMessageContaining("donorServer");
    }
}
