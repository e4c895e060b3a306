package io.github.mysqlclone.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class InjectionTest {

    @SuppressWarnings("unused")
    static void ours(
            TestServer server,
            ServerGroup group,
            List<TestServer> servers,
            List<DataSource> sources,
            List<? extends TestServer> asKotlinCompilesLists,
            List<? extends DataSource> alsoThese) {}

    @SuppressWarnings({"unused", "rawtypes"})
    static void others(List<String> names, List anything, List<?> something, List<? super TestServer> toAddTo) {}

    @Test
    void takesServersAndDataSourcesAndListsOfThem() {
        assertThat(parametersOf("ours")).allMatch(Injection::isOfTheKit);
    }

    @Test
    void leavesOtherListsToOthers() {
        assertThat(parametersOf("others")).noneMatch(Injection::isOfTheKit);
    }

    private static List<Parameter> parametersOf(String name) {
        return Stream.of(InjectionTest.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .flatMap(method -> Stream.of(method.getParameters()))
                .toList();
    }
}
