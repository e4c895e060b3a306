package io.github.mysqlclone.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CleanStopTest {

    private final List<String> asked = new ArrayList<>();

    private TestServer endingWith(OptionalInt exitCode) {
        return (TestServer) Proxy.newProxyInstance(
                TestServer.class.getClassLoader(), new Class<?>[] {TestServer.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return switch (method.getName()) {
                        case "toString" -> "mysqld on port 23306";
                        case "exitCode" -> exitCode;
                        case "errorLog" -> "the last line";
                        default -> null;
                    };
                });
    }

    @Test
    void isThatOfAServerThatEndedInOrder() {
        CleanStop.of(endingWith(OptionalInt.of(0)));

        assertThat(asked).startsWith("stop");
    }

    @Test
    void isNoneOfAServerThatWasKilledWhileItShutDown() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> CleanStop.of(endingWith(OptionalInt.of(137))))
                .withMessageContaining("mysqld on port 23306 was not shut down cleanly (exit code 137)")
                .withMessageContaining("the last line");
    }

    @Test
    void isNoneOfAServerOfWhoseEndNobodyKnows() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> CleanStop.of(endingWith(OptionalInt.empty())))
                .withMessageContaining("no exit code");
    }
}
