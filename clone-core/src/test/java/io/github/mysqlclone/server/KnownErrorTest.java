package io.github.mysqlclone.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KnownErrorTest {

    @ParameterizedTest
    @EnumSource
    void isFoundByItsNumberAndSaysWhatToDo(KnownError error) {
        assertThat(KnownError.of(error.number())).contains(error);
        assertThat(error.symbol()).matches("(EE|ER|CR)_[A-Z_]+");
        assertThat(error.advice()).matches("[A-Z].*[.]|.*\\(\\)\\.").doesNotContain("  ");
    }

    @Test
    void standInTheOrderOfTheirNumbers() {
        assertThat(Arrays.stream(KnownError.values()).map(KnownError::number))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void isNotMadeUpForOtherNumbers() {
        assertThat(KnownError.of(1)).isEmpty();
        assertThat(new ServerError(1, "HY000", "").known()).isEmpty();
    }

    @Test
    void isFoundForTheErrorInsideA3862() {
        ServerError error = new ServerError(3862, "HY000", "Clone Donor Error: 1524 : Plugin 'clone' is not loaded.");

        assertThat(error.known()).contains(KnownError.ER_CLONE_DONOR);
        assertThat(error.fromDonor().flatMap(ServerError::known)).contains(KnownError.ER_PLUGIN_IS_NOT_LOADED);
    }

    @Test
    void knowsWhichSideFindsWhatOnlyOneCanFind() {
        assertThat(KnownError.ER_CLONE_SYS_CONFIG.side()).contains(Side.RECIPIENT);
        assertThat(KnownError.ER_CLONE_ENCRYPTION.side()).contains(Side.DONOR);
        assertThat(KnownError.ER_PLUGIN_IS_NOT_LOADED.side()).isEmpty();
    }
}
