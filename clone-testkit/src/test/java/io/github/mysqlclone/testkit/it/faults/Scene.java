package io.github.mysqlclone.testkit.it.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneOperation;
import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneTimeouts;
import io.github.mysqlclone.RecipientData;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.progress.CloneProgress;
import io.github.mysqlclone.progress.CloneState;
import io.github.mysqlclone.progress.ProgressListener;
import io.github.mysqlclone.progress.StallReport;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.fault.NetworkLink;
import io.github.mysqlclone.testkit.it.Await;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.SlowCloneData;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pair with data on both sides, a link between the two, and one clone that replaces the recipient's. */
final class Scene implements AutoCloseable {

    /** The recipient's schemas, in the order in which the server drops them (seen on 9.7.4: by name). */
    static final String FIRST = "a_first";

    static final String LAST = "z_last";

    private static final Logger log = LoggerFactory.getLogger(Scene.class);

    private static final String OWN = "('" + FIRST + "', 'm_middle', '" + LAST + "')";
    private static final String OWN_SCHEMAS_AND_TABLES =
            "SELECT (SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME IN " + OWN
                    + ") + (SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA IN " + OWN + ")";
    private static final String DONORS_TABLES =
            "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA IN ('shop', 'big')";

    static final String OTHER_DONORS = "db8:3306,db9:3306";

    /** Of some 150 MiB: a fault has half a minute to strike in mid-copy. */
    private static final long COPIED_EACH_SECOND = 5 << 20;

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration AT_LAST = Duration.ofMinutes(4);

    private final ClonePair pair;
    private final NetworkLink besideIt;
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final List<StallReport> stalls = new CopyOnWriteArrayList<>();
    private final int startsBefore;
    private MySqlServer recipientAsSeen;
    private @Nullable Connection locks;
    private @Nullable CloneSession session;
    private @Nullable CloneOperation operation;

    private Scene(ClonePair pair) {
        this.pair = pair;
        this.besideIt = NetworkLink.to(pair.recipient().host(), pair.recipient().port());
        this.startsBefore = pair.recipient().startCount();
        this.recipientAsSeen = Servers.recipient(pair);
        toClose.push(pair);
        toClose.push(besideIt);
    }

    static Scene set(FaultCase fault) throws Exception {
        Scene scene = new Scene(fault.servers()
                .apply(ClonePairSpec.standard().donor(SlowCloneData::on))
                .start());
        try {
            for (String schema : List.of(FIRST, "m_middle", LAST)) {
                Servers.fill(scene.recipient(), schema, 3);
            }
            Servers.fill(scene.donor(), "shop", 10);
            Servers.copyEvenly(scene.recipient());
            scene.betweenServers().limit(COPIED_EACH_SECOND);
            Servers.waitForLostClones(scene.donor(), 0);
            scene.recipient().execute("SET GLOBAL clone_valid_donor_list = '" + OTHER_DONORS + "'");
            for (TestServer server : List.of(scene.donor(), scene.recipient())) {
                server.execute("GRANT CREATE USER ON *.* TO clone_recipient");
            }
            for (SceneStep step : fault.before()) {
                step.run(scene);
            }
            return scene;
        } catch (Exception e) {
            scene.close();
            throw e;
        }
    }

    TestServer donor() {
        return pair.donor();
    }

    TestServer recipient() {
        return pair.recipient();
    }

    ClonePair pair() {
        return pair;
    }

    NetworkLink betweenServers() {
        return pair.network().betweenServers();
    }

    /** A way from this JVM to the recipient, for scenes that use it. */
    NetworkLink toRecipient() {
        return pair.network().toRecipient();
    }

    /** Another one. */
    NetworkLink besideIt() {
        return besideIt;
    }

    CloneOperation operation() {
        return Objects.requireNonNull(operation, "the clone has not begun");
    }

    int startsBefore() {
        return startsBefore;
    }

    List<StallReport> stalls() {
        return stalls;
    }

    /** Closes it with the scene, before the servers. */
    <T extends AutoCloseable> T keep(T resource) {
        toClose.push(resource);
        return resource;
    }

    /** Remembers the connection that holds locks on the recipient. */
    void holdLocksWith(Connection connection) {
        locks = keep(connection);
    }

    Connection locks() {
        return Objects.requireNonNull(locks, "nobody holds locks in this scene");
    }

    /** Lets the library reach the recipient like this. */
    void reachRecipientAs(MySqlServer server) {
        recipientAsSeen = server;
    }

    /** Lets the rest of the copy run as fast as it can. */
    void hurry() {
        betweenServers().limit(0);
    }

    private RemoteCloneSpec spec(boolean intoADirectory) {
        RemoteCloneSpec spec = CloneSpec.remote(
                        betweenServers().host(), betweenServers().port())
                .donorServer(donor().server())
                .prepare(Preparation.nothing().extendDonorList().temporaryDonorAccount())
                .requireNoSsl()
                .timeouts(CloneTimeouts.defaults()
                        .restart(Duration.ofSeconds(60))
                        .lockWait(Duration.ofSeconds(20))
                        .connect(Duration.ofSeconds(3))
                        .query(Duration.ofSeconds(3))
                        .stall(Duration.ofSeconds(1))
                        .pollInterval(Duration.ofMillis(20)));
        return intoADirectory ? spec.dataDirectory(recipient().workDirectory() + "/copy") : spec.replaceData();
    }

    /** Runs the clone, lets the fault strike in its moment, and returns what was thrown, if anything. */
    Optional<Throwable> play(FaultCase fault) throws Exception {
        RemoteCloneSpec asked = fault.spec().apply(spec(fault.isIntoADirectory()));
        if (recipientAsSeen.dataSource().isPresent()) {
            asked = asked.serverAfterRestart(Servers.recipient(pair));
        }
        CloneSession opened = asked.openSession(recipientAsSeen);
        session = opened;
        opened.onProgress(new ProgressListener() {
            @Override
            public void onProgress(CloneProgress progress) {}

            @Override
            public void onStall(StallReport report) {
                stalls.add(report);
            }
        });
        CloneOperation begun = opened.start();
        operation = begun;
        Await.until(
                "the moment of the fault",
                SOON,
                () -> fault.moment().hasCome(this) || begun.progress().state().isFinal());
        // An end before its time is told by what it says, not by a fault that finds nothing to strike.
        if (!begun.progress().state().isFinal()) {
            fault.strike().run(this);
        }
        Optional<Throwable> thrown = end();
        opened.close();
        fault.afterwards().run(this);
        return thrown;
    }

    private Optional<Throwable> end() throws InterruptedException {
        try {
            assertThat(operation().await(AT_LAST))
                    .as("an end within %s", AT_LAST)
                    .isPresent();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(e);
        }
    }

    CloneState state() {
        return operation().progress().state();
    }

    /** Looks at the recipient, as an administrator would. */
    RecipientData look() throws SQLException {
        if (!recipient().isRunning()) {
            return RecipientData.UNKNOWN;
        }
        if ("2".equals(Sql.value(recipient(), DONORS_TABLES))) {
            return RecipientData.REPLACED;
        }
        return switch (String.valueOf(Sql.value(recipient(), OWN_SCHEMAS_AND_TABLES))) {
            case "6" -> RecipientData.UNTOUCHED;
            case "0" -> RecipientData.DROPPED;
            default -> RecipientData.PARTIALLY_DROPPED;
        };
    }

    /** The account that was made for this clone, as a statement names it. */
    String temporaryAccount() throws SQLException {
        return String.valueOf(Sql.value(
                donor(),
                "SELECT CONCAT(QUOTE(user), '@', QUOTE(host)) FROM information_schema.USER_ATTRIBUTES"
                        + " WHERE attribute IS NOT NULL"));
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
        for (AutoCloseable resource : toClose) {
            try {
                resource.close();
            } catch (SQLException e) {
                // A connection to a server that the fault has ended.
                log.debug("{} is broken already", resource, e);
            } catch (Exception e) {
                throw new IllegalStateException("closing " + resource, e);
            }
        }
    }
}
