package io.github.mysqlclone.testkit.it.injection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.CloneFailedException;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.server.ServerError;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thousand random values (in the core lane 32) against a live server, in all combinations of the two sql_modes that change what a
 * quote means. Run again with {@code -Dclone.test.seed=…} to see the same ones.
 *
 * <p>How each value shows that it arrived: user and password by a login at the donor, whose account was made by the
 * driver's own quoting, and which then lacks BACKUP_ADMIN (1227 inside 3862); the directory in {@code clone_status}; the
 * host in the error about the donor list (3869).
 */
@Tag(Lane.CORE)
class InjectionIT {

    private static final Logger log = LoggerFactory.getLogger(InjectionIT.class);

    private static final long SEED = Long.getLong("clone.test.seed", System.nanoTime());
    private static final int ACCOUNTS = Lane.isCore() ? 4 : 125;
    private static final int HOSTS = ACCOUNTS;
    private static final int MOST_REFUSALS = 50_000;

    /** These know how to tell that the data is safe; everything else would only get in the way of odd names. */
    private static final Set<CheckId> GUARDS = PreflightPolicy.guards();

    private static ClonePair pair;

    @BeforeAll
    static void start() {
        pair = ClonePair.create();
        log.info("The seed is {}", SEED);
    }

    @AfterAll
    static void close() {
        pair.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ANSI_QUOTES", "NO_BACKSLASH_ESCAPES", "ANSI_QUOTES,NO_BACKSLASH_ESCAPES"})
    void refusesOrCarriesAnyText(String sqlMode) throws SQLException {
        pair.recipient().execute("SET GLOBAL sql_mode = '" + sqlMode + "'");
        RandomTexts texts = new RandomTexts(SEED + sqlMode.hashCode());
        pair.recipient().execute(Servers.listDonorOf(pair));
        int refused = repeat(ACCOUNTS, () -> oneAccount(texts));
        pair.recipient().execute("SET GLOBAL clone_valid_donor_list = NULL");
        refused += repeat(HOSTS, () -> oneHost(texts));

        log.info("sql_mode '{}': {} values arrived, {} were refused", sqlMode, ACCOUNTS + HOSTS, refused);
        assertThat(refused).isPositive();
    }

    /** Goes on until so many arrived; returns how many were refused on the way. */
    private static int repeat(int arrivals, Supplier<Boolean> arrives) {
        int refused = 0;
        for (int arrived = 0; arrived < arrivals; ) {
            if (arrives.get()) {
                arrived++;
            } else {
                refused++;
                assertThat(refused).as("refusals").isLessThan(MOST_REFUSALS);
            }
        }
        return refused;
    }

    private static boolean oneAccount(RandomTexts texts) {
        String user = texts.next(6);
        String password = texts.next(8);
        String directory = pair.recipient().workDirectory() + "/" + texts.next(8);
        Optional<RemoteCloneSpec> spec = accepted(
                () -> spec(pair.donor().host()).donorAccount(user, password).dataDirectory(directory));
        if (spec.isEmpty()) {
            return false;
        }
        try {
            createUser(user, password);
            ServerError error = errorOf(spec.get());
            // A path that the server itself refuses is named in its error, before it logs in at the donor.
            if (error.number() == 3862) {
                assertThat(error.fromDonor().orElseThrow().number())
                        .as("%s: login as [%s] with [%s]", error, user, password)
                        .isEqualTo(1227);
                assertThat(Sql.value(pair.recipient(), "SELECT HEX(DESTINATION) FROM performance_schema.clone_status"))
                        .as("directory [%s]", directory)
                        .isIn(hex(directory), hex(directory + "/"));
            } else {
                assertThat(error.number()).as("%s: [%s]", error, directory).isIn(1525, 1680, 1007, 3632);
            }
            dropUser(user);
            return true;
        } catch (SQLException e) {
            throw new AssertionError("user [" + user + "], password [" + password + "]", e);
        }
    }

    private static boolean oneHost(RandomTexts texts) {
        String host = texts.next(5);
        Optional<RemoteCloneSpec> spec = accepted(() -> spec(host)
                .donorAccount(pair.donorAccount())
                .dataDirectory(pair.recipient().workDirectory() + "/never"));
        if (spec.isEmpty()) {
            return false;
        }
        ServerError error = errorOf(spec.get());
        assertThat(error.number()).as("%s: host [%s]", error, host).isEqualTo(3869);
        assertThat(error.message())
                .containsIgnoringCase(host + ":" + pair.donor().port());
        return true;
    }

    private static RemoteCloneSpec spec(String host) {
        PreflightPolicy policy = PreflightPolicy.standard();
        for (CheckId id : CheckId.values()) {
            policy = GUARDS.contains(id) ? policy : policy.skip(id);
        }
        return CloneSpec.remote(host, pair.donor().port())
                .donorServer(pair.donor().server())
                .preflightPolicy(policy);
    }

    private static Optional<RemoteCloneSpec> accepted(Supplier<RemoteCloneSpec> builder) {
        try {
            return Optional.of(builder.get());
        } catch (IllegalArgumentException e) {
            log.debug("Refused: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static ServerError errorOf(RemoteCloneSpec spec) {
        CloneFailedException failed =
                catchThrowableOfType(CloneFailedException.class, () -> Servers.run(spec, Servers.recipient(pair)));
        return failed.failure().error().orElseThrow();
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void createUser(String user, String password) throws SQLException {
        update("CREATE USER ?@'%' IDENTIFIED BY ?", user, password);
    }

    private static void dropUser(String user) throws SQLException {
        update("DROP USER ?@'%'", user);
    }

    private static void update(String sql, String... values) throws SQLException {
        try (Connection connection = pair.donor().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
