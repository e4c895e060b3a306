package io.github.mysqlclone.testkit.spring;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.util.ClassUtils;

/** Puts data sources of the kit in the place of the application's, once all of these are known. */
record DataSourceReplacement(ServerRequest request, ContextServers servers, boolean inherited)
        implements BeanFactoryPostProcessor {

    private static final String USUAL_NAME = "dataSource";

    /** With these Spring Boot 3 and 4 look for the data source to migrate before they make one of a URL or of an account. */
    private static final List<String> OF_MIGRATIONS = List.of(
            "org.springframework.boot.autoconfigure.flyway.FlywayDataSource",
            "org.springframework.boot.flyway.autoconfigure.FlywayDataSource",
            "org.springframework.boot.autoconfigure.liquibase.LiquibaseDataSource",
            "org.springframework.boot.liquibase.autoconfigure.LiquibaseDataSource");

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        if (!(factory instanceof BeanDefinitionRegistry registry)) {
            throw new IllegalStateException("@AutoConfigureMySql: beans cannot be replaced in " + factory);
        }
        List<String> names = namesOfSources(factory);
        if (!isOfParent(factory, request.dataSource(), names)) {
            String name = sourceName(factory, names);
            RootBeanDefinition source = replace(registry, name, servers::source, request.wantsReplica() || inherited);
            qualifiersFree(factory, name).forEach(type -> source.addQualifier(new AutowireCandidateQualifier(type)));
        }
        if (request.wantsReplica() && !isOfParent(factory, request.replicaDataSource(), List.of())) {
            replace(registry, request.replicaDataSource(), servers::replica, false);
        }
    }

    /** A context below another one that has the data source gets none beside it. */
    private boolean isOfParent(ConfigurableListableBeanFactory factory, String name, List<String> here) {
        return inherited && (name.isEmpty() ? here.isEmpty() : !factory.containsBeanDefinition(name));
    }

    private List<String> namesOfSources(ConfigurableListableBeanFactory factory) {
        return Arrays.stream(factory.getBeanNamesForType(DataSource.class, true, false))
                .filter(name -> !name.equals(request.replicaDataSource()))
                .toList();
    }

    /** Those that the application has not given to another data source of its own. */
    private static List<Class<? extends Annotation>> qualifiersFree(
            ConfigurableListableBeanFactory factory, String replaced) {
        List<Class<? extends Annotation>> free = new ArrayList<>();
        for (String name : OF_MIGRATIONS) {
            if (ClassUtils.isPresent(name, factory.getBeanClassLoader())) {
                Class<? extends Annotation> type = ClassUtils.resolveClassName(name, factory.getBeanClassLoader())
                        .asSubclass(Annotation.class);
                if (Stream.of(factory.getBeanNamesForType(DataSource.class, true, false))
                        .filter(other -> !other.equals(replaced))
                        .allMatch(other -> factory.findAnnotationOnBean(other, type, false) == null)) {
                    free.add(type);
                }
            }
        }
        return free;
    }

    private String sourceName(ConfigurableListableBeanFactory factory, List<String> names) {
        if (!request.dataSource().isEmpty()) {
            return request.dataSource();
        }
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

    private static RootBeanDefinition replace(
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
        return definition;
    }
}
