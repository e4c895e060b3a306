package io.github.mysqlclone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestAccountTest {

    @Test
    void doesNotPrintItsPassword() {
        assertThat(new TestAccount("root", "geheim")).hasToString("root (password ******)");
    }
}
