package io.github.mysqlclone.testkit.internal.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadyGroupTest {

    private final List<String> closed = new CopyOnWriteArrayList<>();

    private Member stubborn(String name) {
        return new Member(
                (TestServer) Proxy.newProxyInstance(
                        TestServer.class.getClassLoader(),
                        new Class<?>[] {TestServer.class},
                        (proxy, method, arguments) -> switch (method.getName()) {
                            case "start" -> throw new TestkitException("cannot start");
                            case "close" -> {
                                closed.add(name);
                                throw new TestkitException(name + " cannot be closed");
                            }
                            case "port" -> 23306;
                            default -> name;
                        }),
                name,
                23306);
    }

    @Test
    void saysWhatFailedFirstAndClosesAllWhateverClosingThrows() {
        ReadyGroup group = new ReadyGroup(
                Stream.of("donor", "first", "second").map(this::stubborn).toList(),
                server -> {
                    throw new AssertionError("no link is asked for");
                },
                () -> closed.add("network"));

        TestkitException failure = catchThrowableOfType(TestkitException.class, group::startAll);

        assertThat(failure).hasMessageContaining("cannot start");
        assertThat(failure.getSuppressed()).isNotEmpty();
        assertThat(closed).containsExactly("donor", "first", "second", "network");
    }
}
