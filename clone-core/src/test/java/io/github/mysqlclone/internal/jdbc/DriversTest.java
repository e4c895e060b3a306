package io.github.mysqlclone.internal.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriversTest {

    @TempDir
    private Path folder;

    /** As on a thread of the common pool in an application that is started from one jar. */
    private static Optional<Driver> foundBy(@Nullable ClassLoader loader) {
        CompletableFuture<Optional<Driver>> found = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                found.complete(Drivers.find());
            } catch (Throwable e) {
                found.completeExceptionally(e);
            }
        });
        thread.setContextClassLoader(loader);
        thread.start();
        return found.join();
    }

    private static void isMysqlsOwn(Optional<Driver> driver) {
        assertThat(driver)
                .hasValueSatisfying(
                        found -> assertThat(found.getClass().getName()).startsWith("com.mysql.cj."));
    }

    @Test
    void findsItWhateverTheThreadsClassLoader() {
        isMysqlsOwn(foundBy(DriversTest.class.getClassLoader()));
        isMysqlsOwn(foundBy(ClassLoader.getPlatformClassLoader()));
        isMysqlsOwn(foundBy(null));
    }

    /** It would be given the password, and may know nothing of sslMode. */
    public static final class Greedy implements Driver {

        @Override
        public Connection connect(String url, Properties properties) {
            throw new IllegalStateException("never to be asked");
        }

        @Override
        public boolean acceptsURL(String url) {
            return true;
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void passesOverAnotherMakersThatStandsFirstAndTakesTheSameUrls() throws IOException, SQLException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("java.sql.Driver"), Greedy.class.getName() + "\n");
        Driver registered = new Greedy();
        DriverManager.registerDriver(registered);
        try (URLClassLoader first =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, DriversTest.class.getClassLoader())) {
            assertThat(DriverManager.drivers()).contains(registered);
            isMysqlsOwn(foundBy(first));
        } finally {
            DriverManager.deregisterDriver(registered);
        }
    }

    @Test
    void passesOverProvidersThatCannotBeLoaded() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve("java.sql.Driver"), "no.such.Driver\njava.lang.String\n");
        try (URLClassLoader broken =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, DriversTest.class.getClassLoader())) {
            isMysqlsOwn(foundBy(broken));
        }
    }
}
