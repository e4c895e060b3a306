package io.github.mysqlclone.testkit.it.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.CloneStatus;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.provisioning.Provisioning;
import io.github.mysqlclone.replication.ReplicaSetup;
import io.github.mysqlclone.replication.ReplicaStatus;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.BinlogCoordinates;
import io.github.mysqlclone.server.MySqlCloneException;
import io.github.mysqlclone.server.ServerVersion;
import io.github.mysqlclone.verify.DataComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Servers of each version on either side of a change of the vocabulary are told nothing that they do not know.
 *
 * <p>How they would answer is not shown here; only what they are asked.
 */
class OldServersTest {

    private static final String DONOR = "bbbbbbbb-0000-0000-0000-000000000002";
    private static final String RECIPIENT = "aaaaaaaa-0000-0000-0000-000000000001";
    private static final Account ACCOUNT = Account.of("clone", "secret");

    private final Vocabulary vocabulary = Vocabulary.read();

    /** Returns the first version that can clone, each that brought or took something, and the one before it. */
    static Stream<String> versions() {
        return Stream.concat(
                Stream.of("8.0.17", "9.7.4"),
                Vocabulary.read().all().stream()
                        .flatMap(name -> Stream.concat(name.first().stream(), name.gone().stream()))
                        .flatMap(version -> Stream.of(version.text(), before(version)))
                        .distinct()
                        .sorted());
    }

    /** The last of 8 is 8.4, as a series that is maintained for long. */
    private static String before(ServerVersion version) {
        if (version.minor() == 0 && version.patch() == 0) {
            return (version.major() - 1) + ".4.0";
        }
        return version.patch() == 0
                ? version.major() + "." + (version.minor() - 1) + ".0"
                : version.major() + "." + version.minor() + "." + (version.patch() - 1);
    }

    /** A call whose statements are looked at, and not what comes of them. */
    @FunctionalInterface
    private interface Call {
        void run() throws InterruptedException;
    }

    private static void whateverComesOfIt(Call call) throws InterruptedException {
        try {
            call.run();
        } catch (MySqlCloneException e) {
            assertThat(e).hasMessageNotContaining("is in no vocabulary");
        }
    }

    /** Several may stand in one line, and behind them when they are sent. */
    private static List<String> statements(String undo) {
        return List.of(undo.replaceAll(" \\([^)]*\\)$", "").split("; "));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void areToldNothingThatTheyDoNotKnow(String version) throws InterruptedException {
        SilentServer donor = new SilentServer(version, DONOR, vocabulary);
        SilentServer recipient = new SilentServer(version, RECIPIENT, vocabulary);
        List<String> planned = new ArrayList<>();
        RemoteCloneSpec spec =
                CloneSpec.remote("127.0.0.1", 1).donorAccount(ACCOUNT).donorServer(donor.reached());
        CloneSpec prepared = spec.replaceData()
                .prepare(Preparation.nothing()
                        .installPlugin()
                        .extendDonorList()
                        .allowWritesOnRecipient()
                        .quarantine());

        for (CloneSpec each : List.of(spec, prepared, CloneSpec.local("/no/such/directory"))) {
            try (CloneSession session = each.openSession(recipient.reached())) {
                assertThat(session.preflight().results()).isNotEmpty();
                whateverComesOfIt(() -> session.plan().statements().forEach(statement -> {
                    planned.add(statement.statement());
                    statement.undo().ifPresent(undo -> planned.addAll(statements(undo)));
                }));
            }
        }
        whateverComesOfIt(
                () -> assertThat(CloneStatus.read(recipient.reached())).isPresent());
        whateverComesOfIt(() ->
                assertThat(BinlogCoordinates.recordedOn(recipient.reached())).isPresent());
        whateverComesOfIt(
                () -> assertThat(ReplicaStatus.read(recipient.reached())).isEmpty());
        whateverComesOfIt(() -> assertThat(DataComparison.of(donor.reached(), recipient.reached())
                        .compare()
                        .differences())
                .isEmpty());
        ReplicaSetup setup = ReplicaSetup.from(
                        BinlogCoordinates.recordedOn(recipient.reached()).orElseThrow())
                .source("127.0.0.1", 1)
                .account(ACCOUNT)
                .sourceServer(donor.reached())
                .donorUuid(DONOR)
                .recipientUuid(RECIPIENT);
        whateverComesOfIt(
                () -> assertThat(setup.obstaclesOn(recipient.reached())).isEmpty());
        whateverComesOfIt(() -> assertThat(setup.startOn(recipient.reached())).isNotNull());
        whateverComesOfIt(() -> assertThat(Provisioning.of(spec, recipient.reached(), more -> more.account(ACCOUNT))
                        .verdict()
                        .toString())
                .isNotEmpty());

        assertThat(recipient.sent())
                .anySatisfy(sql -> assertThat(sql).startsWith("CHANGE "))
                .hasSizeGreaterThan(10);
        assertThat(donor.sent()).hasSizeGreaterThan(5);
        assertThat(Stream.concat(recipient.unknown().stream(), donor.unknown().stream()))
                .isEmpty();
        assertThat(planned)
                .isNotEmpty()
                .allSatisfy(sql -> assertThat(new SentStatement(sql, ServerVersion.parse(version)).problems(vocabulary))
                        .isEmpty());
    }
}
