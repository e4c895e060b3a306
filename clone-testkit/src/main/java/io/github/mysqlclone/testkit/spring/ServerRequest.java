package io.github.mysqlclone.testkit.spring;

import io.github.mysqlclone.testkit.internal.setup.ServerSet;
import io.github.mysqlclone.testkit.internal.setup.Topology;
import io.github.mysqlclone.testkit.junit.TemplateDefinition;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import io.github.mysqlclone.testkit.template.Population;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestContextAnnotationUtils.AnnotationDescriptor;

/** What a test class asks for its context, as a value by which Spring tells contexts apart: so without the time of refreshing. */
record ServerRequest(
        Class<? extends TemplateDefinition> template,
        List<String> migrations,
        List<String> scripts,
        String schema,
        String user,
        List<String> options,
        String dataSource,
        String replicaDataSource,
        String replicaProperties) {

    static Optional<ServerRequest> of(Class<?> testClass) {
        return descriptor(testClass).map(found -> of(found.getAnnotation(), found.getDeclaringClass()));
    }

    /** Returns the annotation of a test class, of what it extends, or of the class around it. */
    static Optional<AutoConfigureMySql> annotation(Class<?> testClass) {
        return descriptor(testClass).map(AnnotationDescriptor::getAnnotation);
    }

    private static Optional<AnnotationDescriptor<AutoConfigureMySql>> descriptor(Class<?> testClass) {
        return Optional.ofNullable(
                TestContextAnnotationUtils.findAnnotationDescriptor(testClass, AutoConfigureMySql.class));
    }

    private static ServerRequest of(AutoConfigureMySql asked, Class<?> bearer) {
        if (asked.template() != TemplateDefinition.None.class
                && asked.scripts().length + asked.migrations().length > 0) {
            throw new IllegalStateException(
                    "@AutoConfigureMySql of " + bearer.getName() + ": template, or scripts and migrations: not both");
        }
        if (asked.schema().isEmpty() && (!asked.user().isEmpty() || asked.migrations().length > 0)) {
            throw new IllegalStateException("@AutoConfigureMySql of " + bearer.getName()
                    + ": user and migrations take a schema, which has the user's rights and the migrated tables");
        }
        if (asked.replicaDataSource().isEmpty() && !asked.replicaProperties().isEmpty()) {
            throw new IllegalStateException("@AutoConfigureMySql of " + bearer.getName()
                    + ": replicaProperties takes a replica: name its bean with replicaDataSource");
        }
        return new ServerRequest(
                asked.template(),
                List.of(asked.migrations()),
                Stream.of(asked.scripts()).map(name -> absolute(bearer, name)).toList(),
                asked.schema(),
                asked.user(),
                List.of(asked.options()),
                asked.dataSource(),
                asked.replicaDataSource(),
                asked.replicaProperties());
    }

    private static String absolute(Class<?> bearer, String name) {
        return name.startsWith("/") ? name : "/" + bearer.getPackageName().replace('.', '/') + "/" + name;
    }

    boolean wantsReplica() {
        return !replicaDataSource.isEmpty();
    }

    ServerSet servers() {
        return data().map(ServerSet.STANDARD::data)
                .orElse(ServerSet.STANDARD)
                .topology(wantsReplica() ? Topology.REPLICA : Topology.SINGLE)
                .schema(schema)
                .user(user)
                .options(options.toArray(String[]::new));
    }

    private Optional<MySqlTemplate> data() {
        if (template != TemplateDefinition.None.class) {
            return Optional.of(BeanUtils.instantiateClass(template).template());
        }
        Population[] populations = Stream.concat(
                        migrations.isEmpty()
                                ? Stream.empty()
                                : Stream.of(Population.flyway(schema, migrations.toArray(String[]::new))),
                        scripts.stream().map(name -> Population.resource(ServerRequest.class, name)))
                .toArray(Population[]::new);
        return populations.length == 0 ? Optional.empty() : Optional.of(MySqlTemplate.populatedBy(populations));
    }
}
