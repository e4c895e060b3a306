package io.github.mysqlclone.testkit.assertj;

import static io.github.mysqlclone.testkit.assertj.MySqlAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.mysqlclone.testkit.ServerGroup;
import io.github.mysqlclone.testkit.TestServer;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServerGroupAssertTest {

    private static TestServer unreachable(String name) {
        return (TestServer) Proxy.newProxyInstance(
                TestServer.class.getClassLoader(),
                new Class<?>[] {TestServer.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> name.equals(String.valueOf(arguments[0]));
                    case "hashCode" -> name.hashCode();
                    case "toString" -> name;
                    default -> throw new IllegalStateException(name + " has ended");
                });
    }

    private static ServerGroup groupOf(TestServer donor, TestServer... recipients) {
        return (ServerGroup) Proxy.newProxyInstance(
                ServerGroup.class.getClassLoader(), new Class<?>[] {ServerGroup.class}, (proxy, method, arguments) -> {
                    return switch (method.getName()) {
                        case "donor" -> donor;
                        case "recipients" -> List.of(recipients);
                        case "servers" ->
                            Stream.concat(Stream.of(donor), Stream.of(recipients))
                                    .toList();
                        default -> "a group";
                    };
                });
    }

    @Test
    void namesAllServersThatCannotEvenBeAsked() {
        TestServer donor = unreachable("donor");
        ServerGroup group = groupOf(donor, unreachable("first"), unreachable("second"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(group).replicatesFrom(donor))
                .withMessageContainingAll("2 of 3 servers", "first has ended", "second has ended");
    }
}
