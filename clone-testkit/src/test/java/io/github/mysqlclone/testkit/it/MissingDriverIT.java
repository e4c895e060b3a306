package io.github.mysqlclone.testkit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Without a driver on the class path nobody waits for a server that they could not ask anything. */
@Tag(Lane.FULL)
class MissingDriverIT {

    private static final Pattern TOLD = Pattern.compile("(?m)^(\\w+) after (\\d+) ms: (.*)$");

    /** What is fetched, made or waited for would take longer; a busy machine does not. */
    private static final int AT_ONCE = 30_000;

    @Test
    void isToldAtOnceWithTheJarThatLacksAndThePlaceOfTheKit(@TempDir Path folder) throws Exception {
        Path cache = folder.resolve("cache");
        try (ChildJvm jvm = ChildJvm.startWithout(
                "mysql-connector-j",
                environment -> environment.put("CLONE_TESTKIT_CACHE", cache.toString()),
                ServersWithoutDriver.class,
                folder.resolve("output"))) {
            assertThat(jvm.awaitExit()).as(jvm.output()).isZero();

            List<String> wishes = TOLD.matcher(jvm.output())
                    .results()
                    .peek(told -> assertThat(Integer.parseInt(told.group(2)))
                            .as(told.group())
                            .isLessThan(AT_ONCE))
                    .peek(told -> assertThat(told.group(3))
                            .startsWith("No JDBC driver for MySQL is on the class path")
                            .contains("clone-testkit", "Add com.mysql:mysql-connector-j"))
                    .map(told -> told.group(1))
                    .toList();
            assertThat(wishes).containsExactly("server", "created", "pair", "template", "again", "picked");
            assertThat(jvm.output()).doesNotContain("started");
            assertThat(cache).as("nothing is fetched for that").isDirectoryNotContaining("glob:**mysql-packages*");
        }
    }
}
