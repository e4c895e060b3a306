package io.github.mysqlclone.testkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;

class SettingsOfJUnitTest {

    private static final String SETTING = "clone.testkit.keep";

    private static final AtomicReference<Optional<String>> SEEN = new AtomicReference<>(Optional.empty());

    /** Asks for no server, so none is started. */
    static class Application {

        Application() {
            SEEN.set(SettingValues.ofThisProcess().value(SETTING));
        }
    }

    @ExtendWith(SpringExtension.class)
    @ContextConfiguration(classes = Application.class)
    @AutoConfigureMySql
    static class OfSpringAlone {

        @Test
        void hasAContext() {
            assertThat(SEEN.get()).isPresent();
        }
    }

    @Test
    void areKnownWhenSpringMakesAContext() {
        EngineTestKit.engine("junit-jupiter")
                .configurationParameter(SETTING, "never")
                .selectors(selectClass(OfSpringAlone.class))
                .execute()
                .testEvents()
                .assertStatistics(events -> events.succeeded(1));

        assertThat(SEEN.get()).contains("never");
    }
}
