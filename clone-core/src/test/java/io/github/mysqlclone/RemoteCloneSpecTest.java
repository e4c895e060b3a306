package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.github.mysqlclone.preflight.PreflightPolicy;
import io.github.mysqlclone.server.Account;
import io.github.mysqlclone.server.MySqlServer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RemoteCloneSpecTest {

    private static final String UUID = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
    private static final String SECRET = "G3heim";
    private static final Account AFTER = Account.of("after", SECRET);
    private static final MySqlServer SERVER = MySqlServer.at("db2", 3306).login("admin", SECRET);
    private static final RemoteCloneSpec SPEC = CloneSpec.remote("DB1", 3307);

    interface Step extends UnaryOperator<RemoteCloneSpec> {}

    private static final Map<String, Step> STEPS = new TreeMap<>(Map.ofEntries(
            Map.entry("donorAccount", spec -> spec.donorAccount("clone", SECRET)),
            Map.entry("donorServer", spec -> spec.donorServer(SERVER)),
            Map.entry("dataDirectory", spec -> spec.dataDirectory("/backups/db1")),
            Map.entry("replaceData", RemoteCloneSpec::replaceData),
            Map.entry("replaceDataOf", spec -> spec.replaceDataOf(UUID)),
            Map.entry("requireSsl", RemoteCloneSpec::requireSsl),
            Map.entry("requireNoSsl", RemoteCloneSpec::requireNoSsl),
            Map.entry("serverAfterRestart", spec -> spec.serverAfterRestart(SERVER)),
            Map.entry("accountAfterRestart", spec -> spec.accountAfterRestart(AFTER)),
            Map.entry("restartStrategy", spec -> spec.restartStrategy(RestartStrategy.callback(server -> {}))),
            Map.entry("timeouts", spec -> spec.timeouts(CloneTimeouts.defaults().query(Duration.ofSeconds(1)))),
            Map.entry("preflightPolicy", spec -> spec.preflightPolicy(PreflightPolicy.strict()))));

    private static Step step(String name) {
        Step step = STEPS.get(name);
        if (step == null) {
            throw new AssertionError("No step named " + name);
        }
        return step;
    }

    @Test
    void hasDefaults() {
        assertThat(SPEC.kind()).isEqualTo(CloneKind.REPLACE);
        assertThat(SPEC.consentsToReplace()).isFalse();
        assertThat(SPEC.replaceDataOf()).isEmpty();
        assertThat(SPEC.dataDirectory()).isEmpty();
        assertThat(SPEC.ssl()).isEqualTo(SslClause.PREFERRED);
        assertThat(SPEC.donorAccount()).isEmpty();
        assertThat(SPEC.donorServer()).isEmpty();
        assertThat(SPEC.serverAfterRestart()).isEmpty();
        assertThat(SPEC.accountAfterRestart()).isEmpty();
        assertThat(SPEC.restartStrategy()).isEqualTo(RestartStrategy.supervised());
        assertThat(SPEC.timeouts()).isEqualTo(CloneTimeouts.defaults());
        assertThat(SPEC.preflightPolicy().isStrict()).isFalse();
    }

    @Test
    void namesTheSourceAsTheServerDoes() {
        assertThat(SPEC.donorHost()).isEqualTo("DB1");
        assertThat(SPEC.source()).isEqualTo("db1:3307");
    }

    @Test
    void keepsWhatEachStepSays() {
        RestartStrategy strategy = RestartStrategy.callback(server -> {});
        CloneTimeouts timeouts = CloneTimeouts.defaults().connect(Duration.ofSeconds(3));
        PreflightPolicy policy = PreflightPolicy.strict();

        RemoteCloneSpec spec = SPEC.donorAccount("clone", SECRET)
                .donorServer(SERVER)
                .replaceDataOf(UUID)
                .requireSsl()
                .serverAfterRestart(SERVER)
                .restartStrategy(strategy)
                .timeouts(timeouts)
                .preflightPolicy(policy);

        assertThat(spec.kind()).isEqualTo(CloneKind.REPLACE);
        assertThat(spec.donorAccount()).contains(Account.of("clone", SECRET));
        assertThat(spec.donorServer()).contains(SERVER);
        assertThat(spec.consentsToReplace()).isTrue();
        assertThat(spec.replaceDataOf()).contains(UUID);
        assertThat(spec.ssl()).isEqualTo(SslClause.REQUIRE_SSL);
        assertThat(spec.serverAfterRestart()).contains(SERVER);
        assertThat(spec.accountAfterRestart()).isEmpty();
        assertThat(spec.restartStrategy()).isSameAs(strategy);
        assertThat(spec.timeouts()).isEqualTo(timeouts);
        assertThat(spec.preflightPolicy()).isSameAs(policy);
        assertThat(spec.source()).isEqualTo("db1:3307");
    }

    @Test
    void keepsWhatADirectoryCloneSays() {
        RemoteCloneSpec spec =
                SPEC.dataDirectory("/backups/db1").requireNoSsl().donorAccount(Account.of("clone", SECRET));

        assertThat(spec.kind()).isEqualTo(CloneKind.DIRECTORY);
        assertThat(spec.dataDirectory()).contains("/backups/db1");
        assertThat(spec.consentsToReplace()).isFalse();
        assertThat(spec.ssl()).isEqualTo(SslClause.REQUIRE_NO_SSL);
        assertThat(spec).hasToString("directory clone from db1:3307");
    }

    static Stream<Arguments> steps() {
        return STEPS.entrySet().stream().map(entry -> argumentSet(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void leavesTheOldValueAsItWas(Step step) {
        RemoteCloneSpec before = CloneSpec.remote("db1", 3306);
        String pristine = described(before);

        RemoteCloneSpec after = step.apply(before);

        assertThat(after).isNotSameAs(before);
        assertThat(described(before)).isEqualTo(pristine);
        assertThat(described(after)).isNotEqualTo(pristine);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void printsNoSecret(Step step) {
        assertThat(step.apply(CloneSpec.remote("db1", 3306)).toString())
                .endsWith("clone from db1:3306")
                .doesNotContain(SECRET);
    }

    static Stream<Arguments> exclusions() {
        return Stream.of(
                        new String[] {"dataDirectory", "replaceData"},
                        new String[] {"dataDirectory", "replaceDataOf"},
                        new String[] {"dataDirectory", "serverAfterRestart"},
                        new String[] {"dataDirectory", "accountAfterRestart"},
                        new String[] {"dataDirectory", "restartStrategy"},
                        new String[] {"replaceData", "replaceDataOf"},
                        new String[] {"requireSsl", "requireNoSsl"},
                        new String[] {"serverAfterRestart", "accountAfterRestart"})
                .flatMap(pair -> Stream.of(pair, new String[] {pair[1], pair[0]}))
                .map(pair -> argumentSet(pair[0] + ", then " + pair[1], pair[0], pair[1]));
    }

    @ParameterizedTest
    @MethodSource("exclusions")
    void rejectsStepsThatExcludeEachOtherInEitherOrder(String first, String second) {
        RemoteCloneSpec spec = step(first).apply(SPEC);

        assertThatIllegalStateException()
                .isThrownBy(() -> step(second).apply(spec))
                .withMessageStartingWith(second + ": excluded by ")
                .withMessageContaining(first)
                .withMessageEndingWith("which was given before");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void takesAStepASecondTime(Step step) {
        assertThat(described(step.apply(step.apply(SPEC)))).isEqualTo(described(step.apply(SPEC)));
    }

    @Test
    void lastWordCountsWhereAStepIsRepeated() {
        assertThat(SPEC.dataDirectory("/a").dataDirectory("/b").dataDirectory()).contains("/b");
        assertThat(SPEC.donorAccount("a", "").donorAccount("b", "").donorAccount())
                .map(Account::user)
                .contains("b");
    }

    @Test
    void reachesTheDonorAsTheRecipientDoesUnlessTold() {
        RemoteCloneSpec spec = SPEC.donorAccount("clone", SECRET);

        assertThat(spec.donorServer()).contains(MySqlServer.at("DB1", 3307).login("clone", SECRET));
        assertThat(spec.donorServer(SERVER).donorServer()).contains(SERVER);
        assertThat(SPEC.donorServer(SERVER).donorAccount("clone", SECRET).donorServer())
                .contains(SERVER);
    }

    private static String described(RemoteCloneSpec spec) {
        return String.join(
                "\n",
                spec.toString(),
                spec.donorAccount().toString(),
                spec.donorServer().toString(),
                spec.dataDirectory().toString(),
                spec.replaceDataOf().toString(),
                Boolean.toString(spec.consentsToReplace()),
                spec.ssl().toString(),
                spec.serverAfterRestart().toString(),
                spec.accountAfterRestart().toString(),
                spec.restartStrategy().getClass().toString(),
                spec.timeouts().toString(),
                Boolean.toString(spec.preflightPolicy().isStrict()));
    }
}
