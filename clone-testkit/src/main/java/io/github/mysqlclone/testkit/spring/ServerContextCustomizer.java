package io.github.mysqlclone.testkit.spring;

import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Puts servers into an application context that is being made. Equal ones make contexts that classes may share. */
record ServerContextCustomizer(ServerRequest request) implements ContextCustomizer {

    /** The request that the servers of a context answer, a bean too. */
    private static final String REQUEST = ContextServers.NAME + ".request";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        ApplicationContext parent = configuration.getParentApplicationContext();
        boolean inherited = parent != null && parent.containsBean(ContextServers.NAME);
        ContextServers servers =
                parent != null && inherited ? ofParent(parent, configuration.getTestClass()) : own(context);
        MutablePropertySources environment = context.getEnvironment().getPropertySources();
        environment.addFirst(new ServerProperties(request, servers, environment));
        context.addBeanFactoryPostProcessor(new DataSourceReplacement(request, servers, inherited));
    }

    private ContextServers own(ConfigurableApplicationContext context) {
        ContextServers servers = new ContextServers(request.servers()::start);
        context.getBeanFactory().registerSingleton(ContextServers.NAME, servers);
        context.getBeanFactory().registerSingleton(REQUEST, request);
        if (context.getBeanFactory() instanceof DefaultSingletonBeanRegistry registry) {
            registry.registerDisposableBean(ContextServers.NAME, servers::close); // the first, so the last to be closed
        }
        return servers;
    }

    /** The contexts of a hierarchy are one application, which has one database. */
    private ContextServers ofParent(ApplicationContext parent, Class<?> testClass) {
        if (!parent.getBean(REQUEST).equals(request)) {
            throw new IllegalStateException("@AutoConfigureMySql of " + testClass.getName()
                    + ": the contexts of a hierarchy share one server, and the one above asks for another. Use the same attributes,"
                    + " or leave the annotation to the class that this one extends.");
        }
        return parent.getBean(ContextServers.NAME, ContextServers.class);
    }
}
