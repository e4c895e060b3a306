package io.github.mysqlclone.testkit.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Looks for {@link AutoConfigureMySql} on a test class; found by Spring. */
final class ServerContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return ServerRequest.of(testClass).map(ServerContextCustomizer::new).orElse(null);
    }
}
