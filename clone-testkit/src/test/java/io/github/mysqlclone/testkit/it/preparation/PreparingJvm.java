package io.github.mysqlclone.testkit.it.preparation;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.preparation.CloneSetting;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.ChildJvm;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that prepares two blank servers for a clone, to be killed before or in the middle of it. */
final class PreparingJvm {

    /** What it prints when all is prepared and nothing is sent. */
    static final String PREPARED = "prepared";

    private static final String BEFORE_THE_CLONE = "before";
    private static final String IN_THE_CLONE = "in";

    /**
     * Two are taken to see that both threads are led to one server, one by preflight, one by the preparation; the
     * statement comes after them.
     */
    private static final int BEFORE_THE_STATEMENT = 4;

    private PreparingJvm() {}

    /** Starts one that stops between the changes and the clone. */
    static ChildJvm stoppingBeforeTheClone(BlankServers servers, Path ledger, Path output) throws IOException {
        return start(servers.donor().port(), servers, ledger, output, BEFORE_THE_CLONE);
    }

    /** Starts one that clones over this link. */
    static ChildJvm cloningOver(NetworkLink link, BlankServers servers, Path ledger, Path output) throws IOException {
        return start(link.port(), servers, ledger, output, IN_THE_CLONE);
    }

    private static ChildJvm start(int clonedPort, BlankServers servers, Path ledger, Path output, String when)
            throws IOException {
        TestServer donor = servers.donor();
        TestServer recipient = servers.recipient();
        Account root = donor.rootAccount();
        return ChildJvm.start(
                PreparingJvm.class,
                output,
                donor.host(),
                Integer.toString(donor.port()),
                Integer.toString(recipient.port()),
                root.user(),
                root.password().reveal(),
                ledger.toString(),
                when,
                Integer.toString(clonedPort));
    }

    public static void main(String... arguments) {
        String host = arguments[0];
        Account root = Account.of(arguments[3], arguments[4]);
        MySqlServer donor = at(host, arguments[1], root);
        MySqlServer recipient = at(host, arguments[2], root);
        CloneSpec spec = CloneSpec.remote(host, Integer.parseInt(arguments[7]))
                .donorServer(donor)
                .requireNoSsl()
                .serverAfterRestart(recipient)
                .prepare(BlankServers.everythingNeeded()
                        .quarantine()
                        .set(CloneSetting.autotuneConcurrency(false))
                        .set(CloneSetting.concurrency(1))
                        .ledger(Path.of(arguments[5])));
        MySqlServer asked = arguments[6].equals(BEFORE_THE_CLONE)
                ? MySqlServer.dataSource(new StoppingDataSource(recipient))
                : recipient;
        try (CloneSession session = spec.openSession(asked)) {
            session.run();
        }
    }

    private static MySqlServer at(String host, String port, Account account) {
        return MySqlServer.at(host, Integer.parseInt(port))
                .property("allowPublicKeyRetrieval", "true")
                .login(account);
    }

    /** Does not return from the call for the connection that would carry the statement. */
    private static final class StoppingDataSource extends DriverDataSource {

        private final AtomicInteger given = new AtomicInteger();

        private StoppingDataSource(MySqlServer server) {
            super(server);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (given.getAndIncrement() == BEFORE_THE_STATEMENT) {
                System.out.println(PREPARED);
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return super.getConnection();
        }
    }
}
