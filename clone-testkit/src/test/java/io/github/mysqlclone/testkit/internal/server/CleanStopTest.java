package io.github.mysqlclone.testkit.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.TestServer;
import io.github.mysqlclone.testkit.TestkitException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CleanStopTest {

    private final List<String> asked = new ArrayList<>();

    private TestServer endingWith(OptionalInt exitCode) {
        return endingWith(exitCode, "the last line");
    }

    private TestServer endingWith(OptionalInt exitCode, String errorLog) {
        return (TestServer) Proxy.newProxyInstance(
                TestServer.class.getClassLoader(), new Class<?>[] {TestServer.class}, (proxy, method, arguments) -> {
                    asked.add(method.getName());
                    return switch (method.getName()) {
                        case "toString" -> "mysqld on port 23306";
                        case "exitCode" -> exitCode;
                        case "errorLog" -> errorLog;
                        case "value" -> Optional.of("1");
                        default -> null;
                    };
                });
    }

    @Test
    void isThatOfAServerThatEndedInOrder() {
        CleanStop.of(endingWith(OptionalInt.of(0)));

        assertThat(asked).startsWith("value", "stop");
    }

    @Test
    void isNoneOfAServerThatWasKilledWhileItShutDown() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> CleanStop.of(endingWith(OptionalInt.of(137))))
                .withMessageContaining("mysqld on port 23306 was not shut down cleanly (exit code 137)")
                .withMessageContaining("the last line");
    }

    @Test
    void isNoneOfAServerThatLeavesItsPagesUnwritten() {
        String warning = "[Warning] MySQL has requested a very fast shutdown without flushing the buffer pool";

        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> CleanStop.of(endingWith(OptionalInt.of(0), warning)))
                .withMessageContaining("innodb_fast_shutdown is 2")
                .withMessageContaining("set it to 1 or 0");
    }

    @Test
    void isThatOfAServerThatLeftItsPagesUnwrittenWhenItWasRestarted() {
        CleanStop.of(endingWith(OptionalInt.of(0), """
                [System] [MY-010116] [Server] mysqld (mysqld 9.7.4) starting as process 7
                [Warning] MySQL has requested a very fast shutdown without flushing the buffer pool
                [System] [MY-010116] [Server] mysqld (mysqld 9.7.4) starting as process 8
                [System] [MY-010910] [Server] mysqld: Shutdown complete (mysqld 9.7.4)
                """));

        assertThat(asked).contains("stop");
    }

    @Test
    void isNoneOfAServerOfWhoseEndNobodyKnows() {
        assertThatExceptionOfType(TestkitException.class)
                .isThrownBy(() -> CleanStop.of(endingWith(OptionalInt.empty())))
                .withMessageContaining("no exit code");
    }
}
