package io.github.mysqlclone.internal.preparation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.server.Account;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemporaryLoginTest {

    @Test
    void hasAllKindsOfCharactersAndNoWord() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String password = TemporaryLogin.password(random);
            assertThat(password)
                    .as("seed " + seed)
                    .hasSize(TemporaryLogin.LENGTH)
                    .matches("([A-Z][0-9][a-z][^A-Za-z0-9]){" + TemporaryLogin.GROUPS + "}")
                    .doesNotContain("'", "\\", "\"");
        }
    }

    @Test
    void neverComesTwice() {
        Set<Account> accounts = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            accounts.add(TemporaryLogin.create());
        }

        assertThat(accounts)
                .hasSize(100)
                .allSatisfy(account -> assertThat(account.user()).matches("mysql_clone_[0-9a-f]{16}"));
    }
}
