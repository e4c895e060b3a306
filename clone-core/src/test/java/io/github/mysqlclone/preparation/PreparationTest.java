package io.github.mysqlclone.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.mysqlclone.server.Side;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreparationTest {

    @Test
    void isNothingUntilAPartIsAdded() {
        Preparation nothing = Preparation.nothing();

        assertThat(nothing.installPlugin().has(PreparationPart.PLUGIN)).isTrue();
        assertThat(nothing.isNothing()).isTrue();
        assertThat(nothing).hasToString("nothing");
    }

    @Test
    void collectsSettings() {
        Preparation preparation = Preparation.nothing()
                .set(CloneSetting.concurrency(4))
                .set(CloneSetting.blockDdl(true))
                .set(CloneSetting.concurrency(8));

        assertThat(preparation.settings())
                .containsOnly(Map.entry("clone_max_concurrency", "8"), Map.entry("clone_block_ddl", "ON"));
    }

    @Test
    void theAccountIsNeverKeptAndTheQuarantineStaysAnyway() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preparation.nothing().keep(PreparationPart.PLUGIN, PreparationPart.ACCOUNT))
                .withMessageStartingWith("keep: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preparation.nothing().keep(PreparationPart.QUARANTINE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preparation.nothing().keepOn(Side.DONOR, PreparationPart.ACCOUNT));
    }

    @Test
    void whatIsKeptOnOneServerGoesFromTheOther() {
        Preparation preparation =
                Preparation.nothing().keep(PreparationPart.DONOR_LIST).keepOn(Side.RECIPIENT, PreparationPart.PLUGIN);

        assertThat(preparation.keeps(PreparationPart.PLUGIN, Side.RECIPIENT)).isTrue();
        assertThat(preparation.keeps(PreparationPart.PLUGIN, Side.DONOR)).isFalse();
        assertThat(preparation.keeps(PreparationPart.DONOR_LIST, Side.RECIPIENT))
                .isTrue();
        assertThat(preparation.keeps(PreparationPart.DONOR_LIST, Side.DONOR)).isTrue();
    }

    @Test
    void rangesAreRefusedAtTheCall() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloneSetting.concurrency(129))
                .withMessage("threads: must be within 1 to 128 for clone_max_concurrency (was 129)");
        assertThatIllegalArgumentException().isThrownBy(() -> CloneSetting.concurrency(0));
        assertThatIllegalArgumentException().isThrownBy(() -> CloneSetting.dataBandwidth(4096));
        assertThatIllegalArgumentException().isThrownBy(() -> CloneSetting.networkBandwidth(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloneSetting.donorReconnectWindow(Duration.ofMinutes(31)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloneSetting.donorReconnectWindow(Duration.ofSeconds(90)))
                .withMessage("window: must be whole minutes (was PT1M30S)");
        assertThatIllegalArgumentException().isThrownBy(() -> CloneSetting.delayAfterDataDrop(Duration.ofHours(2)));
        assertThatIllegalArgumentException().isThrownBy(() -> CloneSetting.tlsAuthority(""));
        assertThatIllegalArgumentException().isThrownBy(() -> CloneSetting.tlsFiles("/ca", "/cert\0", "/key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "10.0.0.%", "db_2", "", "db2'", "a@b"})
    void theAccountsHostIsNoWildcard(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemporaryAccount.defaults().host(host))
                .withMessageContaining("'" + host + "'");
    }

    @Test
    void theAccountLivesForAWhile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemporaryAccount.defaults().lifetime(Duration.ofSeconds(59)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemporaryAccount.defaults().lifetime(Duration.ofDays(31)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TemporaryAccount.defaults().owner("a\"b"));
    }

    @Test
    void aPlanIsNarrowEnoughForATerminal() {
        Side side = Side.RECIPIENT;
        String path = "/" + "x".repeat(250);
        ClonePlan plan = new ClonePlan(
                List.of(
                        new PlannedStatement(
                                side, "INSTALL PLUGIN clone SONAME 'x'", Optional.of("UNINSTALL PLUGIN clone")),
                        new PlannedStatement(side, "CLONE LOCAL DATA DIRECTORY = '" + path + "'", Optional.empty())),
                List.of("recipient: " + "a reason ".repeat(30)));

        assertThat(plan.toString().lines()).allMatch(line -> line.length() < 100);
        assertThat(plan.toString())
                .startsWith("recipient    INSTALL PLUGIN clone SONAME 'x'\n     undo    UNINSTALL PLUGIN clone\n");
    }
}
