package io.github.mysqlclone.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneFailure;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.progress.Stage;
import io.github.mysqlclone.server.ServerError;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedPluginTest {

    private static final String NOT_LOADED = "Clone Donor Error: 1524 : Plugin 'clone' is not loaded.";

    private static final RemoteCloneSpec MAY_NOT_INSTALL =
            CloneSpec.remote("db1", 3306).donorAccount("donor", "password-of-the-donor");
    private static final RemoteCloneSpec SPEC =
            MAY_NOT_INSTALL.prepare(Preparation.nothing().installPlugin());

    private static CloneFailure failure(int number, String message, RecipientData data, Optional<Stage> stage) {
        return new CloneFailure(
                Optional.of(new ServerError(number, "HY000", message)),
                stage,
                Optional.empty(),
                data,
                List.of(),
                "Look.");
    }

    private static boolean hasRefused(int number, String message) {
        return SharedPlugin.hasRefused(SPEC, failure(number, message, RecipientData.UNTOUCHED, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    3862, Clone Donor Error: 1524 : Plugin 'clone' is not loaded.
                    1524, Plugin 'clone' is not loaded
                    1193, Unknown system variable 'clone_donor_timeout_after_network_failure'
                    """)
    void anothersChangeIsToldByTheServersWords(int number, String message) {
        assertThat(hasRefused(number, message)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    3862, Clone Donor Error: Connect failed: 1524 : Plugin 'sha256_password' is not loaded.
                    3862, Clone Donor Error: 1227 : Access denied; you need BACKUP_ADMIN.
                    1524, Plugin 'mysql_native_password' is not loaded
                    1193, Unknown system variable 'super_read_only'
                    1125, Function 'clone' already exists
                    """)
    void anythingElseIsNot(int number, String message) {
        assertThat(hasRefused(number, message)).isFalse();
    }

    @Test
    void whoMayNotInstallItIsNotHelpedByAnotherTry() {
        CloneFailure failure = failure(3862, NOT_LOADED, RecipientData.UNTOUCHED, Optional.empty());

        assertThat(SharedPlugin.hasRefused(MAY_NOT_INSTALL, failure)).isFalse();
    }

    @Test
    void aCloneThatHasBegunWasNotRefused() {
        assertThat(SharedPlugin.hasRefused(SPEC, failure(3862, NOT_LOADED, RecipientData.DROPPED, Optional.empty())))
                .isFalse();
        assertThat(SharedPlugin.hasRefused(
                        SPEC, failure(3862, NOT_LOADED, RecipientData.UNTOUCHED, Optional.of(Stage.DROP_DATA))))
                .isFalse();
    }
}
