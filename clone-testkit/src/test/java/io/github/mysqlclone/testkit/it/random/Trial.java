package io.github.mysqlclone.testkit.it.random;

import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.fault.RestartFault;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.connection.HostileSetting;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Two servers with data on both, the ways to them, and the clone that is to run between them. */
final class Trial implements AutoCloseable {

    static final String ADMINISTRATOR = "clone_administrator";
    static final String OWN_MANY = "many_of_recipient";
    static final String OTHER_DONORS = "db8:3306,db9:3306";
    static final String PASSWORD = "Random-1";

    private final ClonePair pair;
    private final ServerClock donorClock;
    private final ServerClock recipientClock;
    private final boolean serversAskForNames;
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final DrawnClone drawn;
    private int ownTables = 3;
    private final List<HostileSetting> settings = new ArrayList<>();
    private final List<Connection> sessions = new ArrayList<>();
    private @Nullable Found before;
    private volatile boolean isOver;

    private Trial(
            ClonePair pair, ServerClock donorClock, ServerClock recipientClock, boolean serversAskForNames, Path folder)
            throws SQLException {
        this.pair = pair;
        this.donorClock = donorClock;
        this.recipientClock = recipientClock;
        this.serversAskForNames = serversAskForNames;
        toClose.push(pair);
        this.drawn = new DrawnClone(this, folder);
    }

    static Trial set(Schedule schedule, Machine machine) throws Exception {
        Path folder = machine.folderOf(schedule);
        ServerClock donorClock = machine.clocks().clock(folder.resolve("donor-clock"));
        ServerClock recipientClock = machine.clocks().clock(folder.resolve("recipient-clock"));
        ClonePairSpec servers =
                ClonePairSpec.standard().donor(donorClock::readBy).recipient(recipientClock::readBy);
        for (Ingredient ingredient : schedule.ingredients()) {
            servers = ingredient.servers().of(servers, machine);
        }
        Trial trial = new Trial(
                servers.start(), donorClock, recipientClock, machine.names().areThere(), folder);
        try {
            trial.fill();
            for (Ingredient ingredient : schedule.kind()) {
                ingredient.step().run(trial);
            }
            trial.before = Found.on(trial);
            for (Ingredient ingredient : schedule.surroundings()) {
                ingredient.step().run(trial);
            }
            return trial;
        } catch (Exception | Error e) {
            trial.close();
            throw e;
        }
    }

    private void fill() throws SQLException {
        for (String schema : Found.OWN_SCHEMAS) {
            Servers.fill(recipient(), schema, 3);
        }
        Servers.fill(donor(), Found.DONORS_SCHEMA, Found.DONORS_ROWS);
        Servers.copyEvenly(recipient());
        Servers.waitForLostClones(donor(), 0);
        recipient().execute("SET GLOBAL clone_valid_donor_list = '" + OTHER_DONORS + "'");
        for (TestServer server : List.of(donor(), recipient())) {
            server.execute(
                    "SET SESSION sql_log_bin = 0",
                    "CREATE USER " + ADMINISTRATOR + " IDENTIFIED BY '" + PASSWORD + "'",
                    "GRANT ALL ON *.* TO " + ADMINISTRATOR + " WITH GRANT OPTION");
        }
    }

    /** Returns what was found before the clone, and before the surroundings became hostile. */
    Found before() {
        return Objects.requireNonNull(before, "nobody has looked yet");
    }

    /** Gives both servers a setting that is hostile to sessions, until somebody looks. */
    void set(HostileSetting setting) throws SQLException {
        settings.add(setting);
        setting.setOn(donor());
        setting.persistOn(recipient());
    }

    /** Takes the hostile settings back, so that they do not disturb who looks. */
    void takeSettingsBack() throws SQLException {
        for (HostileSetting setting : settings) {
            setting.takeBackOn(donor());
            recipient()
                    .execute(
                            "SET SESSION transaction_read_only = 0",
                            "SET GLOBAL " + setting.name() + " = DEFAULT",
                            "RESET PERSIST IF EXISTS " + setting.name());
        }
    }

    /** Returns the clone that is to run. */
    DrawnClone drawn() {
        return drawn;
    }

    ClonePair pair() {
        return pair;
    }

    TestServer donor() {
        return pair.donor();
    }

    TestServer recipient() {
        return pair.recipient();
    }

    ServerClock donorClock() {
        return donorClock;
    }

    ServerClock recipientClock() {
        return recipientClock;
    }

    /** Has servers that ask for names ask for those of all but who looks; not every machine has an address for it. */
    void clientsHaveNoName() {
        if (serversAskForNames) {
            drawn.comesFrom(SlowNames.CLIENT);
        }
    }

    NetworkLink betweenServers() {
        return pair.network().betweenServers();
    }

    NetworkLink toRecipient() {
        return pair.network().toRecipient();
    }

    NetworkLink toDonor() {
        return pair.network().toDonor();
    }

    List<NetworkLink> links() {
        return List.of(betweenServers(), toRecipient(), toDonor());
    }

    int ownTables() {
        return ownTables;
    }

    void ownsManyTables(int tables) {
        ownTables += tables;
    }

    /** Returns where the clone goes that somebody else begins. */
    Path copyByHand() {
        return Path.of(recipient().workDirectory(), "other");
    }

    void beginAnotherByHand() {
        try {
            recipient().execute("CLONE LOCAL DATA DIRECTORY '" + copyByHand() + "'");
        } catch (SQLException e) {
            // The server takes one at a time, and says so.
        }
    }

    void onNextRestart(RestartFault fault) {
        if (recipient().isSupervised()) {
            recipient().onNextRestart(fault);
        }
    }

    /** Lets some time pass, or the trial end. */
    void pass(long millis) {
        long deadline = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        while (!isOver && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /** Says that nothing more is to happen. */
    void isOver() {
        isOver = true;
    }

    boolean over() {
        return isOver;
    }

    /** Closes it with the trial, before the servers. */
    <T extends AutoCloseable> T keep(T resource) {
        toClose.push(resource);
        return resource;
    }

    /** Holds a session until somebody looks, who needs room for one of his own. */
    void keepSession(Connection session) {
        sessions.add(session);
    }

    /** Ends the sessions that were held; their server need not answer. */
    void endSessions() {
        for (Connection session : sessions) {
            try {
                session.abort(Runnable::run);
            } catch (SQLException e) {
                throw new IllegalStateException("ending a session", e);
            }
        }
        sessions.clear();
    }

    @Override
    public void close() {
        isOver = true;
        endSessions();
        for (AutoCloseable resource : toClose) {
            try {
                resource.close();
            } catch (Exception e) {
                // A connection to a server that a fault has ended says so.
                if (!(e instanceof SQLException)) {
                    throw new IllegalStateException("closing " + resource, e);
                }
            }
        }
    }
}
