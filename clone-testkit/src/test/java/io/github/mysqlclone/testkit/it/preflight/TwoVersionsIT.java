package io.github.mysqlclone.testkit.it.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.testkit.ClonePair;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.it.Sql;
import io.github.mysqlclone.testkit.it.TestedMySql;
import io.github.mysqlclone.testkit.process.ClonePairSpec;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pairs of two versions, as far as {@code clone.testkit.mysql.homes} names several. */
@Tag(Lane.FULL)
class TwoVersionsIT {

    private static final Logger log = LoggerFactory.getLogger(TwoVersionsIT.class);

    private static final int VERSIONS_DIFFER = 3864;

    /** Returns each ordered pair of two. */
    static List<Arguments> pairs() {
        List<String> versions = TestedMySql.versionsSideBySide();
        if (versions.size() < 2) {
            log.info("left out: pairs of two versions, because clone.testkit.mysql.homes names {}", versions);
        }
        return versions.stream()
                .flatMap(donor -> versions.stream()
                        .filter(recipient -> !recipient.equals(donor))
                        .map(recipient -> Arguments.of(donor, recipient)))
                .toList();
    }

    @Test
    void aServerIsOfTheVersionThatIsAskedFor() throws SQLException {
        String version = TestedMySql.version().text();
        try (TestServer server = ServerSpec.standard().mysqlVersion(version).start()) {
            assertThat(Sql.value(server, "SELECT VERSION()")).startsWith(version);
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("pairs")
    void preflightAndTheServerAgreeOnWhetherTheyFit(String donor, String recipient) throws SQLException {
        try (ClonePair pair = ClonePairSpec.standard()
                .donor(server -> server.mysqlVersion(donor))
                .recipient(server -> server.mysqlVersion(recipient))
                .start()) {
            Servers.fill(pair.donor(), "shop", 10);
            RemoteCloneSpec spec = Servers.fromDonorOf(pair).dataDirectory(Scenario.copyOn(pair.recipient()));

            CheckResult result = Told.report(spec, Servers.recipient(pair))
                    .result(CheckId.VERSION_MATCH)
                    .orElseThrow();
            ServerWord word = BareClone.run(pair.recipient(), pair.recipientAccount(), spec);

            log.info("{} from {}: {}, the server: {}", recipient, donor, result, word);
            assertThat(word instanceof ServerWord.Failed failed && failed.number() == VERSIONS_DIFFER)
                    .isEqualTo(result.hasError());
        }
    }
}
