package io.github.mysqlclone.examples.benchmark.freshserver;

import io.github.mysqlclone.examples.benchmark.program.ClientPrograms;
import io.github.mysqlclone.examples.benchmark.program.Containers;
import io.github.mysqlclone.testkit.process.source.MySqlSource;
import io.github.mysqlclone.testkit.template.MySqlTemplate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be measured on this machine, and what cannot, with the reason. */
record Ways(List<Way> usable, Map<String, String> leftOut) implements AutoCloseable {

    private static final String NO_CLIENTS = "not measured: no mysql and mysqldump beside mysqld";

    static Ways here(DataSet dataSet, Path folder) {
        Ways ways = new Ways(new ArrayList<>(), new LinkedHashMap<>());
        try {
            ways.collect(dataSet, folder);
            return ways;
        } catch (RuntimeException e) {
            ways.close();
            throw e;
        }
    }

    private void collect(DataSet dataSet, Path folder) {
        MySqlTemplate template = MySqlTemplate.populatedBy(dataSet.script()).build();
        usable.add(new TemplateCopy("template copy", template));
        usable.add(new TemplateCopy("copy, no performance schema", withoutPerformanceSchema(dataSet)));
        usable.add(WarmServer.of(template));
        ClientPrograms.of(MySqlSource.standard().require())
                .ifPresentOrElse(
                        clients -> alternatives(clients, template, dataSet, folder),
                        () -> leftOut.put("alternatives", NO_CLIENTS));
    }

    private static MySqlTemplate withoutPerformanceSchema(DataSet dataSet) {
        return MySqlTemplate.populatedBy(dataSet.script())
                .server(standard -> standard.option("performance_schema", "OFF"))
                .build();
    }

    private void alternatives(ClientPrograms clients, MySqlTemplate template, DataSet dataSet, Path folder) {
        usable.add(new InitialiseAndLoad(clients, dataSet, folder));
        Way container = new ContainerAndLoad(clients, dataSet);
        Containers.objection()
                .ifPresentOrElse(reason -> leftOut.put(container.name(), reason), () -> usable.add(container));
        usable.add(DumpAndLoad.of(clients, template));
    }

    @Override
    public void close() {
        usable.forEach(Way::close);
    }
}
