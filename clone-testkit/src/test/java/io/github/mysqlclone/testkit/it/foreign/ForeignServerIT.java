package io.github.mysqlclone.testkit.it.foreign;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.mysqlclone.CloneSession;
import io.github.mysqlclone.CloneSpec;
import io.github.mysqlclone.PreflightFailedException;
import io.github.mysqlclone.RemoteCloneSpec;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.Finding;
import io.github.mysqlclone.server.MySqlServer;
import io.github.mysqlclone.server.Side;
import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.it.DriverDataSource;
import io.github.mysqlclone.testkit.it.Lane;
import io.github.mysqlclone.testkit.it.Servers;
import io.github.mysqlclone.testkit.process.ServerSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(Lane.CORE)
class ForeignServerIT {

    @TempDir
    private Path folder;

    @Test
    @Tag(Lane.FULL)
    void refusesAMySqlThatIsOlderThanThePlugin() throws IOException, InterruptedException {
        try (ForeignServer old = OldMySql.start(folder)) {
            assertIsRefused(old, "version 8.0.12 is older than 8.0.17, the first that can clone");
        }
    }

    @Test
    void refusesMariaDb() throws IOException {
        try (ForeignServer mariaDb = MariaDb.start(folder)) {
            assertIsRefused(mariaDb, "MariaDB");
        }
    }

    @Test
    @Tag(Lane.FULL)
    void refusesMariaDbBehindADataSource() throws IOException {
        try (ForeignServer mariaDb = MariaDb.start(folder);
                TestServer usual = ServerSpec.standard().start()) {
            RemoteCloneSpec fromUsual = CloneSpec.remote(usual.host(), usual.port())
                    .donorAccount(usual.rootAccount())
                    .replaceData();
            MySqlServer recipient = MySqlServer.dataSource(new DriverDataSource(mariaDb.server()));

            try (CloneSession session = fromUsual.openSession(recipient)) {
                assertThat(errors(session, CheckId.RECIPIENT_FLAVOUR))
                        .extracting(Finding::message)
                        .singleElement(as(STRING))
                        .contains("MariaDB");
            }
        }
    }

    private static void assertIsRefused(ForeignServer foreign, String sentence) {
        try (TestServer usual = ServerSpec.standard().start()) {
            RemoteCloneSpec fromUsual = CloneSpec.remote(usual.host(), usual.port())
                    .donorAccount(usual.rootAccount())
                    .replaceData();
            try (CloneSession session = fromUsual.openSession(foreign.server())) {
                assertThat(errors(session, CheckId.RECIPIENT_FLAVOUR))
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.message()).contains(sentence))
                        .extracting(Finding::side)
                        .isEqualTo(Side.RECIPIENT);
            }
            RemoteCloneSpec fromForeign = CloneSpec.remote("127.0.0.1", foreign.port())
                    .donorAccount("root", "")
                    .donorServer(foreign.server())
                    .replaceData();
            PreflightFailedException refused = catchThrowableOfType(
                    PreflightFailedException.class, () -> Servers.run(fromForeign, usual.server()));
            assertThat(refused).hasMessageContaining("DONOR_FLAVOUR").hasMessageContaining(sentence);
        }
    }

    private static List<Finding> errors(CloneSession session, CheckId id) {
        return session.preflight().result(id).orElseThrow().findings();
    }
}
