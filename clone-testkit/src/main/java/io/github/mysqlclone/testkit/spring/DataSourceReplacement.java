package io.github.mysqlclone.testkit.spring;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;

/** Puts data sources of the kit in the place of the application's, once all of these are known. */
record DataSourceReplacement(ServerRequest request, ContextServers servers) implements BeanFactoryPostProcessor {

    private static final String USUAL_NAME = "dataSource";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        if (!(factory instanceof BeanDefinitionRegistry registry)) {
            throw new IllegalStateException("@AutoConfigureMySql: beans cannot be replaced in " + factory);
        }
        replace(registry, sourceName(factory), servers::source, request.wantsReplica());
        if (request.wantsReplica()) {
            replace(registry, request.replicaDataSource(), servers::replica, false);
        }
    }

    private String sourceName(ConfigurableListableBeanFactory factory) {
        if (!request.dataSource().isEmpty()) {
            return request.dataSource();
        }
        List<String> names = Arrays.stream(factory.getBeanNamesForType(DataSource.class, true, false))
                .filter(name -> !name.equals(request.replicaDataSource()))
                .toList();
        if (names.size() < 2) {
            return names.isEmpty() ? USUAL_NAME : names.get(0);
        }
        List<String> primary = names.stream()
                .filter(name -> factory.containsBeanDefinition(name)
                        && factory.getBeanDefinition(name).isPrimary())
                .toList();
        if (primary.size() != 1) {
            throw new IllegalStateException("@AutoConfigureMySql: the context has several data sources, " + names
                    + ", and none of them alone is primary. Name the one to replace with dataSource.");
        }
        return primary.get(0);
    }

    private static void replace(
            BeanDefinitionRegistry registry, String name, Supplier<DataSource> target, boolean primary) {
        boolean wasPrimary = false;
        if (registry.containsBeanDefinition(name)) {
            wasPrimary = registry.getBeanDefinition(name).isPrimary();
            registry.removeBeanDefinition(name);
        }
        RootBeanDefinition definition =
                new RootBeanDefinition(SwitchedDataSource.class, () -> new SwitchedDataSource(target));
        definition.setPrimary(primary || wasPrimary);
        registry.registerBeanDefinition(name, definition);
    }
}
