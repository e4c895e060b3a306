package io.github.mysqlclone.internal.checks.restart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.internal.checks.sample.SampleFacts;
import io.github.mysqlclone.internal.checks.sample.SampleServer;
import io.github.mysqlclone.internal.facts.HostFiles.OptionNames;
import io.github.mysqlclone.preflight.CheckId;
import io.github.mysqlclone.preflight.CheckResult;
import io.github.mysqlclone.preflight.Outcome;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that say nothing to the server once the clone has taken a plugin away. */
class LostValuesTest {

    private static final String POLICY = "authentication_policy";
    private static final String TRACKED = "session_track_system_variables";

    private static SampleServer withAPlugin(SampleServer server) {
        return server.plugin("auth_socket", "auth_socket.so")
                .installed("auth_socket")
                .installed("rpl_semi_sync_replica");
    }

    private static CheckResult configured(String option, String value) {
        return SampleFacts.replacing()
                .recipient(server -> withAPlugin(server).variable(option, value).configured(option, "/etc/my.cnf"))
                .check(CheckId.LOST_OPTIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth_socket", "*:auth_socket", "*,AUTH_SOCKET", "caching_sha2_password, auth_socket ,"})
    void aPolicyThatNamesALostPluginStopsTheStart(String policy) {
        assertThat(configured(POLICY, policy).hasError()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*,,", "caching_sha2_password", "*:caching_sha2_password,,", ""})
    void aPolicyThatNamesWhatIsBuiltInIsFine(String policy) {
        assertThat(configured(POLICY, policy).outcome()).isEqualTo(Outcome.PASSED);
    }

    @ParameterizedTest
    @CsvSource({
        "'time_zone,rpl_semi_sync_replica_enabled', true",
        "'TIME_ZONE, RPL_SEMI_SYNC_REPLICA_TIMEOUT', true",
        "'time_zone,autocommit', false",
        "'*', false"
    })
    void aTrackedVariableOfALostPluginStopsTheStart(String names, boolean isError) {
        assertThat(configured(TRACKED, names).hasError()).isEqualTo(isError);
    }

    @Test
    void aPersistedValueDoesNoHarm() {
        SampleFacts.replacing()
                .recipient(server ->
                        withAPlugin(server).variable(POLICY, "auth_socket,,").persisted(POLICY, "auth_socket,,"))
                .passes(CheckId.LOST_OPTIONS);
    }

    /** As where somebody has SET or PERSISTed another one since: the line is still there. */
    @Test
    void theFilesValueCountsWhateverIsInForce() {
        assertThat(SampleFacts.replacing()
                        .recipient(server -> withAPlugin(server).variable(POLICY, "*,,"))
                        .optionFile(new OptionNames(Set.of(POLICY), Set.of(), Set.of(), Map.of(POLICY, "auth_socket")))
                        .check(CheckId.LOST_OPTIONS)
                        .hasError())
                .isTrue();
    }

    @Test
    void aPluginThatTheDonorHasInstalledIsThereAgain() {
        SampleFacts.replacing()
                .both(LostValuesTest::withAPlugin)
                .recipient(server -> server.variable(POLICY, "auth_socket").configured(POLICY, "/etc/my.cnf"))
                .passes(CheckId.LOST_OPTIONS);
    }
}
