package io.github.mysqlclone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloneSpecTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"db1", "db-1.example.org", "my_db", "10.0.0.1", "localhost", "xn--mller-kva.example", "DB1"})
    void takesDonorHost(String host) {
        assertThat(CloneSpec.remote(host, 3306).donorHost()).isEqualTo(host);
    }

    @Test
    void takesDonorHostOf255Characters() {
        String host = "a".repeat(255);

        assertThat(CloneSpec.remote(host, 3306).donorHost()).isEqualTo(host);
    }

    static Stream<Arguments> badHosts() {
        return Stream.of(
                argumentSet("empty", "", "1 to 255 characters"),
                argumentSet("256 characters", "a".repeat(256), "1 to 255 characters"),
                argumentSet("IPv6 literal", "2001:db8::1", "IPv6 literal"),
                argumentSet("IPv6 literal in brackets", "[::1]", "IPv6 literal"),
                argumentSet("a port", "db1:3306", "IPv6 literal or hold a port"),
                argumentSet("a user", "clone@db1", "'@'"),
                argumentSet("several hosts", "db1,db2", "ASCII letters"),
                argumentSet("a blank", "db 1", "ASCII letters"),
                argumentSet("a blank at the end", "db1 ", "ASCII letters"),
                argumentSet("NUL", "db\0", "ASCII letters"),
                argumentSet("a quote", "db'1", "ASCII letters"),
                argumentSet("an international name", "müller.example", "xn--"),
                argumentSet("outside the BMP", "db\uD83D\uDE00", "ASCII letters"),
                argumentSet("a wildcard", "%", "ASCII letters"));
    }

    @ParameterizedTest
    @MethodSource("badHosts")
    void rejectsDonorHost(String host, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloneSpec.remote(host, 3306))
                .withMessageStartingWith("host: must ")
                .withMessageContaining(rule)
                .withMessageContaining("(was '" + host + "')");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3306, 65535})
    void takesDonorPort(int port) {
        assertThat(CloneSpec.remote("db1", port).donorPort()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 65536, Integer.MAX_VALUE})
    void rejectsDonorPortOutOfRange(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloneSpec.remote("db1", port))
                .withMessage("port: must be within 1 to 65535 (was " + port + ")");
    }

    private static CloneSpec intoDirectory(String path) {
        return CloneSpec.remote("db1", 3306).dataDirectory(path);
    }

    static Stream<Arguments> goodDirectories() {
        return forBoth(
                new String[] {"absolute", "/backups/db1"},
                new String[] {"blanks, quotes and backslashes", "/back ups/o'b\"\\x"},
                new String[] {"other scripts", "/Sicherung/ä漢\uD83D\uDE00"},
                new String[] {"510 bytes", "/" + "a".repeat(509)},
                new String[] {"510 bytes in UTF-8", "/" + "漢".repeat(169) + "ab"},
                new String[] {"of Windows", "C:\\backups\\db1"},
                new String[] {"of Windows with slashes", "c:/backups"},
                new String[] {"a share of Windows", "\\\\host\\share\\db1"});
    }

    @ParameterizedTest
    @MethodSource("goodDirectories")
    void takesDataDirectory(Function<String, CloneSpec> step, String path) {
        CloneSpec spec = step.apply(path);

        assertThat(
                        spec instanceof LocalCloneSpec local
                                ? local.dataDirectory()
                                : ((RemoteCloneSpec) spec).dataDirectory().orElseThrow())
                .isEqualTo(path);
    }

    static Stream<Arguments> relativeDirectories() {
        return forBoth(
                new String[] {"empty", ""},
                new String[] {"a name", "db1"},
                new String[] {"a path", "backups/db1"},
                new String[] {"a dot", "./db1"},
                new String[] {"home", "~/db1"},
                new String[] {"a blank first", " /backups"},
                new String[] {"a drive alone", "C:db1"},
                new String[] {"a backslash", "\\backups"});
    }

    @ParameterizedTest
    @MethodSource("relativeDirectories")
    void rejectsRelativeDataDirectory(Function<String, CloneSpec> step, String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> step.apply(path))
                .withMessage("dataDirectory: must be an absolute path on the server's host (was '" + path + "')");
    }

    static Stream<Arguments> longDirectories() {
        return forBoth(
                new String[] {"511 bytes", "/" + "a".repeat(510)},
                new String[] {"511 bytes in UTF-8", "/" + "漢".repeat(170)});
    }

    @ParameterizedTest
    @MethodSource("longDirectories")
    void rejectsDataDirectoryOver510Bytes(Function<String, CloneSpec> step, String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> step.apply(path))
                .withMessage("dataDirectory: at most 510 bytes in UTF-8, the server's limit (was 511 bytes: '" + path
                        + "')");
    }

    static Stream<Arguments> directoriesWithNul() {
        return forBoth(new String[] {"NUL", "/backups\0/x"});
    }

    @ParameterizedTest
    @MethodSource("directoriesWithNul")
    void rejectsNulInDataDirectory(Function<String, CloneSpec> step, String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> step.apply(path))
                .withMessageStartingWith("dataDirectory: must not contain a NUL character")
                .withMessageContaining("(was '" + path + "')");
    }

    @Test
    @SuppressWarnings("NullAway") // What callers without a null checker may do.
    void rejectsNullByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> CloneSpec.remote(null, 3306))
                .withMessage("host");
        assertThatNullPointerException().isThrownBy(() -> CloneSpec.local(null)).withMessage("dataDirectory");
    }

    private static Stream<Arguments> forBoth(String[]... named) {
        return Stream.of(named)
                .flatMap(each -> Stream.of(
                        argumentSet("local: " + each[0], (Function<String, CloneSpec>) CloneSpec::local, each[1]),
                        argumentSet(
                                "remote: " + each[0],
                                (Function<String, CloneSpec>) CloneSpecTest::intoDirectory,
                                each[1])));
    }
}
