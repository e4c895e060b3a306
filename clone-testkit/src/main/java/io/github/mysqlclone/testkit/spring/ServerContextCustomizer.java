package io.github.mysqlclone.testkit.spring;

import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Puts servers into an application context that is being made. Equal ones make contexts that classes may share. */
record ServerContextCustomizer(ServerRequest request) implements ContextCustomizer {

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        ContextServers servers = new ContextServers(request.servers()::start);
        context.getBeanFactory().registerSingleton(ContextServers.NAME, servers);
        if (context.getBeanFactory() instanceof DefaultSingletonBeanRegistry registry) {
            registry.registerDisposableBean(ContextServers.NAME, servers::close); // the first, so the last to be closed
        }
        context.getEnvironment().getPropertySources().addFirst(new ServerProperties(request, servers));
        context.addBeanFactoryPostProcessor(new DataSourceReplacement(request, servers));
    }
}
