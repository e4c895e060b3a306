package io.github.mysqlclone.internal.preparation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.internal.checks.rule.FactsFixture;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.jdbc.ScriptedServer;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.TemporaryAccount;
import io.github.mysqlclone.server.MySqlServer;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountHostsTest {

    private final FactsFixture facts = new FactsFixture();

    private Fact<List<String>> hosts(String donor, MySqlServer recipient, TemporaryAccount account) {
        return AccountHosts.find(
                CloneSpec.remote(donor, 3306).prepare(Preparation.nothing().temporaryDonorAccount(account)),
                recipient,
                facts.facts());
    }

    private Fact<List<String>> hosts(String donor, String recipient) {
        return hosts(donor, MySqlServer.at(recipient, 3306), TemporaryAccount.defaults());
    }

    private Fact<List<String>> given(String host) {
        return hosts(
                "10.0.0.1",
                MySqlServer.at("127.0.0.1", 3306),
                TemporaryAccount.defaults().host(host));
    }

    private static void isNotKnown(Fact<List<String>> hosts, String reason) {
        assertThat(hosts)
                .isInstanceOfSatisfying(
                        Fact.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains(reason, "host(...)"));
    }

    @Test
    void areTheRecipientsAddress() {
        assertThat(hosts("10.0.0.1", "10.0.0.2").known()).contains(List.of("10.0.0.2"));
    }

    /** The donor knows its peer so, and compares as text (RFC 5952). */
    @Test
    void areAnAddressOfVersionSixInItsShortForm() {
        assertThat(hosts("db1", "fd00::20").known()).contains(List.of("fd00::20"));
        assertThat(hosts("db1", "FD00:0:0:0:0:0:0:20").known()).contains(List.of("fd00::20"));
        assertThat(hosts("db1", "2001:db8::1:0:0:1").known()).contains(List.of("2001:db8::1:0:0:1"));
        assertThat(hosts("db1", "2001:db8:0:1:1:1:1:1").known()).contains(List.of("2001:db8:0:1:1:1:1:1"));
        assertThat(hosts("db1", "2001:0db8::").known()).contains(List.of("2001:db8::"));
    }

    @Test
    void areNotKnownOfALinkLocalAddress() {
        isNotKnown(hosts("db1", "fe80::1"), "link-local");
    }

    /** It comes by TCP, for which localhost stands only where the donor looks for names. */
    @Test
    void areTheLoopbackAddressesWhereTheDonorIsOnTheRecipientsOwnHost() {
        assertThat(hosts("127.0.0.1", "10.0.0.2").known()).contains(List.of("127.0.0.1"));
        assertThat(hosts("127.0.1.1", "10.0.0.2").known()).contains(List.of("127.0.0.1"));
        assertThat(hosts("LOCALHOST", "10.0.0.2").known()).contains(List.of("127.0.0.1", "::1"));
    }

    @Test
    void areNotKnownWhereLocalhostLeadsToAnotherHost() {
        facts.donor.variable("hostname", "3f2a77c0");
        facts.recipient.variable("hostname", "db2");

        isNotKnown(hosts("localhost", "10.0.0.2"), "the donor runs on 3f2a77c0, the recipient on db2");
    }

    @Test
    void areTheLoopbackAddressesWhereBothNameOneHost() {
        facts.donor.variable("hostname", "db2");
        facts.recipient.variable("hostname", "db2");

        assertThat(hosts("localhost", "10.0.0.2").known()).contains(List.of("127.0.0.1", "::1"));
    }

    @Test
    void areNotKnownOfThisHost() {
        isNotKnown(hosts("10.0.0.1", "127.0.0.1"), "own name");
        isNotKnown(hosts("10.0.0.1", "::1"), "own name");
    }

    @Test
    void areNotKnownOfAMappedPort() {
        facts.recipient.variable("port", "3307");

        isNotKnown(hosts("10.0.0.1", "10.0.0.2"), "it listens on port 3307");
    }

    @Test
    void areNotKnownOfATranslatedAddress() {
        facts.recipient.variable("bind_address", "127.0.0.1,172.31.0.4");

        isNotKnown(hosts("10.0.0.1", "10.0.0.2"), "it listens at 127.0.0.1, 172.31.0.4");
    }

    @Test
    void areTheAddressAtWhichItListens() {
        for (String bound : List.of("*", "0.0.0.0", "::", "127.0.0.1,10.0.0.2", "db2.example")) {
            facts.recipient.variable("bind_address", bound);

            assertThat(hosts("10.0.0.1", "10.0.0.2").known()).as(bound).contains(List.of("10.0.0.2"));
        }
    }

    @Test
    void areNotKnownOfADataSource() {
        isNotKnown(
                hosts("10.0.0.1", MySqlServer.dataSource(new ScriptedServer(sql -> null)), TemporaryAccount.defaults()),
                "DataSource");
    }

    @Test
    void areWhatTheCallerSays() {
        assertThat(given("10.9.9.9").known()).contains(List.of("10.9.9.9"));
        assertThat(given("10.9.9.0/255.255.255.0").known()).contains(List.of("10.9.9.0/255.255.255.0"));
        assertThat(given("db9.example").known()).contains(List.of("db9.example"));
        assertThat(given("localhost").known()).contains(List.of("localhost"));
        assertThat(given("127.0.0.1").known()).contains(List.of("127.0.0.1"));
    }

    @Test
    void areWhatTheCallerSaysAsTheDonorWritesIt() {
        assertThat(given("FD00:0:0:0:0:0:0:20").known()).contains(List.of("fd00::20"));
    }

    @Test
    void areNoNameWhereTheDonorAsksForNone() {
        facts.donor.variable("skip_name_resolve", "ON");

        isNotKnown(given("db9.example"), "skip_name_resolve is ON on the donor");
        isNotKnown(given("localhost"), "would never match");
        assertThat(given("10.9.9.9").known()).contains(List.of("10.9.9.9"));
    }
}
