package io.github.mysqlclone.testkit.internal.server;

import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.jdbc.ClosedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all servers of the kit have in common: an address, the root account, and that they end with this JVM at last. */
public abstract class OwnedServer implements TestServer {

    private static final Logger LOGGER = LoggerFactory.getLogger(OwnedServer.class);

    private final ServerAddress address;
    private final Account rootAccount = RootAccount.account();
    private volatile @Nullable Thread closeAtExit;
    private volatile @Nullable String keptFor;
    private boolean closed;

    protected OwnedServer(ServerAddress address) {
        this.address = address;
    }

    /** Closes it at the end of this JVM, if nobody has by then; to be called once it is complete. */
    public final void closeWithThisJvm() {
        Thread thread = new Thread(this::close, "mysqld-" + address.port() + "-close");
        Runtime.getRuntime().addShutdownHook(thread);
        closeAtExit = thread;
    }

    /** Has the files of the server stay when it is closed, in a folder that says whose they are; where it can do that. */
    public final void keepFilesOf(String test) {
        keptFor = test;
    }

    /** Returns the test for which the files are to stay; empty if they go. */
    protected final Optional<String> keptFor() {
        return Optional.ofNullable(keptFor);
    }

    /** Ends the server and removes what it left; called once, never with the thread's interrupt flag set. */
    protected abstract void release();

    @Override
    public final synchronized boolean isClosed() {
        return closed;
    }

    protected final void requireNotClosed() {
        if (isClosed()) {
            throw new IllegalStateException(this + " has been closed");
        }
    }

    protected final void requireSupervisor() {
        if (!isSupervised()) {
            throw new IllegalStateException(this + " has no supervisor, so nobody starts it again");
        }
    }

    @Override
    public final String host() {
        return address.host();
    }

    @Override
    public final int port() {
        return address.port();
    }

    @Override
    public final String jdbcUrl() {
        return address.jdbcUrl();
    }

    @Override
    public final Account rootAccount() {
        return rootAccount;
    }

    @Override
    public final Account applicationAccount(String user, String schema) throws SQLException {
        ApplicationAccount account = ApplicationAccount.of(user, schema);
        account.makeOn(this);
        return account.account();
    }

    @Override
    public final String caCertificate() {
        try {
            return value("SELECT @@GLOBAL.ssl_ca LIMIT 1")
                    .filter(name -> !name.isBlank())
                    .map(this::fileOfServer)
                    .orElseThrow(() -> new TestkitException(
                            this + " has no certificate of an authority: its ssl_ca is empty, so it offers no TLS"));
        } catch (SQLException e) {
            throw new TestkitException("Cannot ask " + this + " for the name of its certificate: " + e, e);
        }
    }

    /** Returns the text of a file; a name without a folder is one of the data directory. */
    protected abstract String fileOfServer(String name);

    @Override
    public final Connection connect() throws SQLException {
        ClosedServer.refuse(isClosed(), this);
        return address.connect(rootAccount());
    }

    @Override
    public final void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /**
     * Ends it and removes what it left.
     *
     * @throws TestkitException if something cannot be removed
     */
    @Override
    public final void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        boolean interrupted = Thread.interrupted(); // or nothing here could wait
        try {
            release();
        } finally {
            forgetCloseAtExit();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void forgetCloseAtExit() {
        Thread thread = closeAtExit;
        try {
            if (thread != null) {
                Runtime.getRuntime().removeShutdownHook(thread);
            }
        } catch (IllegalStateException jvmIsShuttingDown) {
            LOGGER.trace("Closed while the JVM shuts down");
        }
    }
}
