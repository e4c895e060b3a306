package io.github.mysqlclone.internal.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.gtid.GtidSet;
import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.peer.HostPattern;
import io.github.mysqlclone.internal.peer.PeerAddresses.Seen;
import io.github.mysqlclone.internal.replication.AccountRequirements.OfOneHost;
import io.github.mysqlclone.replication.Obstacle;
import io.github.mysqlclone.replication.ObstacleKind;
import io.github.mysqlclone.replication.ReplicaPlan;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.server.Address;
import io.github.mysqlclone.server.BinlogCoordinates;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether an account is for the recipient, by the hosts of all that have its name. */
class AccountReachTest {

    private static final String CACHED = "caching_sha2_password";

    private Fact<Seen> recipient = certainly("10.0.0.2");
    private boolean looksForNames;
    private boolean areAll = true;
    private List<HostPattern> anonymous = List.of();
    private boolean hasTls = true;

    private static Fact<Seen> certainly(String... addresses) {
        return Fact.of(new Seen(List.of(addresses), true));
    }

    private static Fact<Seen> presumably(String... addresses) {
        return Fact.of(new Seen(List.of(addresses), false));
    }

    private ReplicaPlan plan() {
        ReplicaSetup setup = ReplicaSetup.from(
                        new BinlogCoordinates(Optional.empty(), 0, GtidSet.empty(), Optional.empty()))
                .source("db1", 3306)
                .account("replicator", "secret");
        return (hasTls ? setup.requireSsl() : setup).plan();
    }

    private Optional<Obstacle> of(OfOneHost... accounts) {
        return new AccountReach(plan(), recipient, new HostPattern.Rules(looksForNames, true), false)
                .obstacle(new AccountRequirements(List.of(accounts), anonymous), areAll);
    }

    private Optional<Obstacle> of(String... hosts) {
        return of(Stream.of(hosts).map(AccountReachTest::may).toArray(OfOneHost[]::new));
    }

    private static OfOneHost may(String host) {
        return new OfOneHost(host, "", false, CACHED, true);
    }

    private static OfOneHost mayNot(String host) {
        return new OfOneHost(host, "", false, CACHED, false);
    }

    private static void is(ObstacleKind kind, Optional<Obstacle> found, String... words) {
        assertThat(found.orElseThrow().kind()).isEqualTo(kind);
        assertThat(found.orElseThrow()).asString().contains(words);
        assertThat(found.orElseThrow().toString().contains("acceptUnproven()"))
                .isEqualTo(kind == ObstacleKind.UNPROVEN);
    }

    @Test
    void isProvenByTheAddress() {
        assertThat(of("10.0.0.2")).isEmpty();
        assertThat(of("10.0.0.%", "192.168.0.1")).isEmpty();
        assertThat(of("%")).isEmpty();
        recipient = presumably("10.0.0.2");
        assertThat(of("10.0.0.0/24")).isEmpty();
    }

    @Test
    void isRefusedWhereTheRecipientCanComeFromNowhereElse() {
        is(
                ObstacleKind.ACCOUNT,
                of("10.1.0.%", "10.0.0.3"),
                "'replicator'",
                "'10.0.0.3', '10.1.0.%'",
                "sees the recipient as 10.0.0.2",
                "CREATE USER …@'10.0.0.2'");
    }

    /** A host may have other addresses than the one at which it is reached from here. */
    @Test
    void isUnprovenWhereItMayComeFromElsewhere() {
        recipient = presumably("10.0.0.2");

        is(ObstacleKind.UNPROVEN, of("192.168.%"), "10.0.0.2");
    }

    @Test
    void isUnprovenWhereOnlyOneOfItsAddressesIsMeant() {
        recipient = certainly("127.0.0.1", "::1");

        is(ObstacleKind.UNPROVEN, of("127.0.0.1"), "127.0.0.1 or ::1");
        looksForNames = true;
        assertThat(of("localhost")).isEmpty();
    }

    @Test
    void isUnprovenByANameThatNobodyKnowsHere() {
        looksForNames = true;

        is(ObstacleKind.UNPROVEN, of("db2.example"), "or by its name");
        looksForNames = false;
        is(ObstacleKind.ACCOUNT, of("db2.example"), "skip_name_resolve");
    }

    @Test
    void isUnprovenWhereNobodyMaySeeTheOtherAccounts() {
        areAll = false;

        is(ObstacleKind.UNPROVEN, of("192.168.0.1"), "10.0.0.2");
        assertThat(of("10.0.%")).isEmpty();
    }

    @Test
    void isUnprovenOfARecipientWithoutAnAddressUnlessItIsForEverybody() {
        recipient = Fact.unknown("it is given as a DataSource");

        is(ObstacleKind.UNPROVEN, of("10.0.0.%"), "'10.0.0.%'", "it is given as a DataSource");
        assertThat(of("%", "10.0.0.%")).isEmpty();
        is(ObstacleKind.UNPROVEN, of(may("%"), mayNot("10.0.0.%")), "lacks REPLICATION SLAVE", "a DataSource");
    }

    /** The server takes the narrowest, and does not go on to the next. */
    @Test
    void countsThePrivilegesOfTheAccountThatTheRecipientComesAs() {
        assertThat(of(may("10.0.0.2"), mayNot("%"))).isEmpty();
        is(ObstacleKind.ACCOUNT, of(mayNot("10.0.0.2"), may("%")), "lacks REPLICATION SLAVE");
        is(ObstacleKind.UNPROVEN, of(mayNot("10.0.0.%"), may("10.%")), "lacks REPLICATION SLAVE", "10.0.0.2");
    }

    @Test
    void countsWhatTheSourceForgets() {
        hasTls = false;

        is(ObstacleKind.ACCOUNT, of("10.0.0.2"), "2061");
        assertThat(of(new OfOneHost("10.0.0.2", "", false, "mysql_native_password", true), may("%")))
                .isEmpty();
    }

    @Test
    void isKeptOutByANarrowerAccountWithoutAName() {
        anonymous = List.of(new HostPattern("10.0.0.2"));

        is(ObstacleKind.ACCOUNT, of("10.0.0.%"), "account without a name", "DROP USER ''@");
        assertThat(of("10.0.0.2")).isEmpty();
    }

    /** A server sorts accounts by their hosts before their names. */
    @Test
    void mayBeKeptOutByOneWithoutANameThatComesFirst() {
        anonymous = List.of(new HostPattern("10.0.0.%"));

        is(ObstacleKind.UNPROVEN, of("10.%"), "account without a name", "DROP USER ''@", "10.0.0.2");
        assertThat(of("10.0.0.%")).isEmpty();
        assertThat(of("10.0.0.2")).isEmpty();
    }

    @Test
    void mayBeKeptOutByOneWithoutANameForTheRecipientsName() {
        looksForNames = true;
        anonymous = List.of(new HostPattern("db2.example"));

        is(ObstacleKind.UNPROVEN, of("%"), "account without a name");
        anonymous = List.of(new HostPattern("localhost"));
        assertThat(of("%")).isEmpty();
    }

    private static List<String> reachable(String bindAddress) {
        Seen both = new Seen(List.of("127.0.0.1", "::1"), true);
        return AccountReach.reachable(both, Optional.of(bindAddress)).texts();
    }

    @Test
    void comesFromNoAddressAtWhichTheSourceDoesNotListen() {
        assertThat(reachable("127.0.0.1")).containsExactly("127.0.0.1");
        assertThat(reachable("10.0.0.1,::1")).containsExactly("::1");
        assertThat(reachable("0.0.0.0")).containsExactly("127.0.0.1");
        assertThat(List.of(reachable("*"), reachable("::"), reachable("localhost"), reachable("10.0.0.1")))
                .as("a name may be either, and somebody passes on what it does not listen at")
                .containsOnly(List.of("127.0.0.1", "::1"));
    }

    private boolean isHere(String host, int port) {
        return AccountReach.isHere(plan(), Optional.of(new Address(host, port)), Optional.of("3306"));
    }

    /** Then the source has already let it in, as this JVM. */
    @Test
    void isThatOfThisJvmWhereTheRecipientIsOnThisHost() {
        assertThat(isHere("127.0.0.1", 3306)).isTrue();
        assertThat(isHere("localhost", 3306)).isTrue();
        assertThat(isHere("localhost", 13306)).as("a tunnel leads elsewhere").isFalse();
        assertThat(isHere("10.0.0.2", 3306)).isFalse();
        assertThat(AccountReach.isHere(plan(), Optional.empty(), Optional.of("3306")))
                .isFalse();
    }
}
