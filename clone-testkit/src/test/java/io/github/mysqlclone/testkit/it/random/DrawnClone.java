package io.github.mysqlclone.testkit.it.random;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.TemporaryAccount;
import io.github.mysqlclone.progress.ProgressListener;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The clone that was drawn: what it is to do, and how and as whom the library reaches both servers. */
final class DrawnClone {

    private final Trial trial;
    private final Path folder;
    private RemoteCloneSpec spec;
    private MySqlServer recipientAsSeen;
    private Account recipientAccount;
    private Optional<ProgressListener> listener = Optional.empty();
    private boolean isDirectory;
    private boolean isQuarantined;
    private Optional<String> comesFrom = Optional.empty();
    private @Nullable Path ledger;
    private Runnable closePool = () -> {};

    DrawnClone(Trial trial, Path folder) {
        this.trial = trial;
        this.folder = folder;
        this.recipientAccount = trial.pair().recipientAccount();
        this.recipientAsSeen = Servers.recipient(trial.pair());
        NetworkLink between = trial.betweenServers();
        this.spec = CloneSpec.remote(between.host(), between.port())
                .donorServer(over(trial.toDonor()).login(Account.of(Trial.ADMINISTRATOR, Trial.PASSWORD)))
                .timeouts(CloneTimeouts.defaults()
                        .restart(Duration.ofSeconds(20))
                        .lockWait(Duration.ofSeconds(5))
                        .connect(Duration.ofSeconds(2))
                        .query(Duration.ofSeconds(3))
                        .stall(Duration.ofSeconds(1))
                        .pollInterval(Duration.ofMillis(20)));
    }

    /** Returns where files may be put. */
    Path folder() {
        return folder;
    }

    /** Closes what idle connections there are, which are not the library's. */
    void closePool() {
        closePool.run();
    }

    private TestServer donor() {
        return trial.donor();
    }

    private TestServer recipient() {
        return trial.recipient();
    }

    private static MySqlServer over(NetworkLink link) {
        return MySqlServer.at(link.host(), link.port()).property("allowPublicKeyRetrieval", "true");
    }

    RemoteCloneSpec spec() {
        return spec;
    }

    void spec(UnaryOperator<RemoteCloneSpec> change) {
        spec = change.apply(spec);
    }

    /** Returns the same clone as somebody else would begin it, with another directory and no ledger. */
    RemoteCloneSpec specOfASecondCaller() {
        RemoteCloneSpec other = CloneSpec.remote(
                        trial.betweenServers().host(), trial.betweenServers().port())
                .donorServer(donor().server())
                .donorAccount(trial.pair().donorAccount())
                .timeouts(spec.timeouts());
        return isDirectory ? other.dataDirectory(copy() + "-2") : other.replaceData();
    }

    /** Changes what is to be done once the recipient has restarted, if it will. */
    void afterRestart(UnaryOperator<RemoteCloneSpec> change) {
        if (!isDirectory) {
            spec(change);
        }
    }

    boolean isDirectory() {
        return isDirectory;
    }

    boolean isQuarantined() {
        return isQuarantined;
    }

    Optional<Path> ledger() {
        return Optional.ofNullable(ledger);
    }

    Path copy() {
        return Path.of(recipient().workDirectory(), "copy");
    }

    Optional<ProgressListener> listener() {
        return listener;
    }

    void listen(ProgressListener newListener) {
        listener = Optional.of(newListener);
    }

    /** Returns how the library is to reach the recipient. */
    MySqlServer recipientAsSeen() {
        return recipientAsSeen;
    }

    /** Returns the account with which it does. */
    Account recipientAccount() {
        return recipientAccount;
    }

    void replace() throws SQLException {
        String uuid = String.valueOf(Sql.value(recipient(), "SELECT @@server_uuid"));
        spec(now -> now.replaceDataOf(uuid));
    }

    void intoADirectory() {
        isDirectory = true;
        spec(now -> now.dataDirectory(copy().toString()));
    }

    void asAdministrator() {
        recipientAccount = Account.of(Trial.ADMINISTRATOR, Trial.PASSWORD);
        recipientAsSeen = recipient().server(recipientAccount);
    }

    /** Has all sessions come from another address than this machine's usual one. */
    void comesFrom(String address) {
        comesFrom = Optional.of(address);
        trial.links().forEach(link -> link.comeFrom(address));
        overALink();
    }

    Optional<String> comesFrom() {
        return comesFrom;
    }

    void overALink() {
        recipientAsSeen = over(trial.toRecipient()).login(recipientAccount);
    }

    void overAPool() {
        overALink();
        HikariConfig config = new HikariConfig();
        config.setDataSource(new DriverDataSource(recipientAsSeen));
        config.setMaximumPoolSize(3);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(3_000);
        config.setValidationTimeout(1_000);
        HikariDataSource pool = trial.keep(new HikariDataSource(config));
        closePool = pool::close;
        afterRestart(now -> now.serverAfterRestart(recipient().server(recipientAccount)));
        recipientAsSeen = MySqlServer.dataSource(pool);
    }

    void prepareByHand() throws SQLException {
        recipient()
                .execute("SET GLOBAL clone_valid_donor_list = '"
                        + trial.betweenServers().host() + ":"
                        + trial.betweenServers().port() + "'");
        spec(now -> now.donorAccount(trial.pair().donorAccount()));
    }

    void prepare(Preparation preparation) throws SQLException {
        if (recipientAccount.equals(trial.pair().recipientAccount())) {
            recipient().execute("GRANT CREATE USER ON *.* TO clone_recipient");
            donor().execute("GRANT CREATE USER ON *.* TO clone_recipient");
        }
        spec(now -> now.prepare(preparation));
    }

    /** The recipient's sessions come from where all of this trial's come from. */
    Preparation listAndAccount() {
        return Preparation.nothing()
                .extendDonorList()
                .temporaryDonorAccount(
                        comesFrom.map(TemporaryAccount.defaults()::host).orElse(TemporaryAccount.defaults()));
    }

    Preparation withLedger(Preparation preparation) {
        Path file = folder.resolve("ledger");
        ledger = file;
        return preparation.ledger(file);
    }

    /** Only a replace clone by somebody who may persist variables comes back in one. */
    void quarantine(Preparation preparation) throws SQLException {
        isQuarantined = !isDirectory && !recipientAccount.equals(trial.pair().recipientAccount());
        prepare(isQuarantined ? preparation.quarantine() : preparation);
    }

    void changeDonorPassword() throws SQLException {
        List<String> temporary = Sql.column(
                donor(),
                "SELECT CONCAT(QUOTE(user), '@', QUOTE(host)) FROM mysql.user WHERE user LIKE 'mysql\\_clone%'");
        for (String account : temporary.isEmpty() ? List.of("clone_donor") : temporary) {
            donor().execute("ALTER USER " + account + " IDENTIFIED BY 'Another-1'");
        }
    }

    void changeRecipientPassword() throws SQLException {
        recipient().execute("ALTER USER " + recipientAccount.user() + " IDENTIFIED BY 'Another-1'");
    }
}
