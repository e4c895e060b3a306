package io.github.mysqlclone.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mysqlclone.CloneSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What users can see of each module is written down in {@code public-api.txt} beside its README, so that a change of it
 * shows where changes are read. {@code mvn test -Dtest=PublicApiTest -Dapi.write=true} writes it anew.
 */
class PublicApiTest {

    private static final Path ROOT = Path.of(System.getProperty("basedir", "")).resolve("..");

    @ParameterizedTest
    @ValueSource(strings = {"clone-core", "clone-testkit"})
    void isAsItIsWrittenDown(String module) throws IOException {
        Path listing = ROOT.resolve(module).resolve("public-api.txt");
        String api = PublicApi.of(ROOT.resolve(module).resolve("target/classes"), CloneSpec.class.getClassLoader())
                .toString();
        if (Boolean.getBoolean("api.write")) {
            Files.writeString(listing, api);
        }

        assertThat(api)
                .as(
                        "the public API has changed: write it down with mvn test -Dtest=PublicApiTest -Dapi.write=true, and read the difference")
                .isEqualTo(Files.readString(listing));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clone-core", "clone-testkit"})
    void saysOfEachTypeSinceWhen(String module) throws IOException {
        for (Class<?> type : PublicApi.of(
                        ROOT.resolve(module).resolve("target/classes"), CloneSpec.class.getClassLoader())
                .topLevelTypes()) {
            Path source = ROOT.resolve(module)
                    .resolve("src/main/java")
                    .resolve(type.getName().replace('.', '/') + ".java");
            assertThat(Files.readString(source))
                    .as("Javadoc of " + type)
                    .containsPattern("\\* @since \\d+\\.\\d+\\.\\d+\\R");
        }
    }
}
