package io.github.mysqlclone.testkit.it.preflight;

import static io.github.mysqlclone.server.Side.RECIPIENT;

import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.Side;
import java.util.stream.Stream;

/** States of the servers and steps of a spec that several topics share. */
final class States {

    /** The recipient has a schema of its own, so that there is something to drop. */
    static final Fault RECIPIENT_HOLDS_DATA = Faults.sql(
                    RECIPIENT,
                    "CREATE DATABASE own",
                    "CREATE TABLE own.item (id INT PRIMARY KEY)",
                    "INSERT INTO own.item VALUES (1)")
            .undo("DROP DATABASE IF EXISTS own");

    /** The recipient has nothing that a clone would drop, whatever clones have left there before. */
    static final Fault RECIPIENT_IS_EMPTY = Faults.sql(RECIPIENT, "DROP DATABASE IF EXISTS shop");

    private static final String MAY_LOOK = "SELECT, PROCESS, SHOW DATABASES, REPLICATION CLIENT, EVENT";

    private States() {}

    /** An account that may look at everything, and whatever else is granted to it. */
    static Fault account(Side side, Account account, String options, String... privileges) {
        String create = "CREATE USER " + account.user() + " IDENTIFIED BY '"
                + account.password().reveal() + "'" + options;
        return Faults.sql(
                        side,
                        Stream.concat(
                                        Stream.of(create, "GRANT " + MAY_LOOK + " ON *.* TO " + account.user()),
                                        Stream.of(privileges)
                                                .map(privilege ->
                                                        "GRANT " + privilege + " ON *.* TO " + account.user()))
                                .toArray(String[]::new))
                .undo("DROP USER IF EXISTS " + account.user());
    }

    /** This JVM reads the donor as its administrator instead of as the donor account. */
    static Scenario.SpecStep donorReadByRoot() {
        return (pair, spec) -> spec.donorServer(pair.donor().server().property("allowPublicKeyRetrieval", "true"));
    }

    static Scenario.SpecStep donorAccount(Account account) {
        return (pair, spec) -> spec.donorAccount(account);
    }

    /** The same clone from another address. */
    static RemoteCloneSpec donorAt(String host, int port, RemoteCloneSpec spec) {
        RemoteCloneSpec moved = CloneSpec.remote(host, port)
                .donorAccount(spec.donorAccount().orElseThrow())
                .timeouts(spec.timeouts());
        return spec.dataDirectory().isPresent()
                ? moved.dataDirectory(spec.dataDirectory().get())
                : moved.replaceData();
    }

    /** Lists addresses of donors on the recipient, with {@code $} for the port of the pair's donor. */
    static Fault listed(String list) {
        return pair -> Faults.global(
                        RECIPIENT,
                        "clone_valid_donor_list",
                        "'" + list.replace("$", String.valueOf(pair.donor().port())) + "'")
                .arrange(pair);
    }
}
