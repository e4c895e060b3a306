package io.github.mysqlclone.internal.preparation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.TemporaryAccount;
import io.github.mysqlclone.server.MySqlServer;
import org.junit.jupiter.api.Test;

class AccountHostTest {

    private static final Preparation ACCOUNT = Preparation.nothing().temporaryDonorAccount();

    private static Fact<String> host(String donor, String recipient) {
        return AccountHost.find(CloneSpec.remote(donor, 3306).prepare(ACCOUNT), MySqlServer.at(recipient, 3306));
    }

    @Test
    void isTheRecipientsAddress() {
        assertThat(host("10.0.0.1", "10.0.0.2").known()).contains("10.0.0.2");
    }

    /** The donor knows its peer so, and compares as text (RFC 5952). */
    @Test
    void isAnAddressOfVersionSixInItsShortForm() {
        assertThat(host("db1", "fd00::20").known()).contains("fd00::20");
        assertThat(host("db1", "FD00:0:0:0:0:0:0:20").known()).contains("fd00::20");
        assertThat(host("db1", "2001:db8::1:0:0:1").known()).contains("2001:db8::1:0:0:1");
        assertThat(host("db1", "2001:db8:0:1:1:1:1:1").known()).contains("2001:db8:0:1:1:1:1:1");
        assertThat(host("db1", "2001:0db8::").known()).contains("2001:db8::");
    }

    @Test
    void isNotKnownOfALinkLocalAddress() {
        assertThat(host("db1", "fe80::1")).isInstanceOf(Fact.Unknown.class);
    }

    @Test
    void isLocalWhereTheDonorIsOnTheRecipientsOwnHost() {
        assertThat(host("127.0.0.1", "10.0.0.2").known()).contains("127.0.0.1");
        assertThat(host("localhost", "10.0.0.2").known()).contains("localhost");
    }

    @Test
    void isNotKnownOfAMappedPort() {
        assertThat(host("10.0.0.1", "127.0.0.1"))
                .isInstanceOfSatisfying(
                        Fact.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("host(...)"));
    }

    @Test
    void isWhatTheCallerSays() {
        Preparation given = Preparation.nothing()
                .temporaryDonorAccount(TemporaryAccount.defaults().host("10.9.9.9"));

        assertThat(AccountHost.find(
                                CloneSpec.remote("10.0.0.1", 3306).prepare(given), MySqlServer.at("127.0.0.1", 3306))
                        .known())
                .contains("10.9.9.9");
    }
}
