package io.github.mysqlclone.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void printsTheSameMaskWhateverItHolds() {
        assertThat(Secret.of("s3cret")).hasToString("******");
        assertThat(Secret.of("")).hasToString("******");
    }

    @Test
    void revealsWhatItHolds() {
        assertThat(Secret.of(" s3cret\n").reveal()).isEqualTo(" s3cret\n");
    }

    @Test
    void refusesNulWithoutShowingTheRest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Secret.of("s3cret\0more"))
                .withMessageStartingWith("password: must not contain a NUL")
                .withMessageNotContaining("s3cret")
                .withMessageNotContaining("more");
    }

    @Test
    void isEmptyForTheEmptyTextOnly() {
        assertThat(Secret.of("").isEmpty()).isTrue();
        assertThat(Secret.of(" ").isEmpty()).isFalse();
    }

    @Test
    void isEqualByContent() {
        assertThat(Secret.of("s3cret"))
                .isEqualTo(Secret.of("s3cret"))
                .hasSameHashCodeAs(Secret.of("s3cret"))
                .isNotEqualTo(Secret.of("S3cret"));
    }

    @Test
    void cannotBeSerialized() {
        assertThat(Serializable.class.isAssignableFrom(Secret.class)).isFalse();
    }
}
