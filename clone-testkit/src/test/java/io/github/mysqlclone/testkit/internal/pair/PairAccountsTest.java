package io.github.mysqlclone.testkit.internal.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.internal.server.RootAccount;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairAccountsTest {

    @Test
    void haveRandomPasswordsThatTellNoOther() {
        PairAccounts accounts = PairAccounts.ofThisUser();
        List<String> passwords = List.of(
                accounts.donor().password().reveal(),
                accounts.recipient().password().reveal(),
                RootAccount.account().password().reveal());

        assertThat(passwords).doesNotHaveDuplicates().allMatch(password -> password.matches("[0-9a-f]{32}"));
        assertThat(accounts.statements()).anyMatch(sql -> sql.contains(passwords.get(0)));
    }

    /** The donor's accounts are on a recipient that another test run looks at. */
    @Test
    void areTheSameForOneCache() {
        assertThat(PairAccounts.ofThisUser().donor().password().reveal())
                .isEqualTo(PairAccounts.ofThisUser().donor().password().reveal());
    }
}
