package io.github.mysqlclone.examples.benchmark.footprint;

import io.github.mysqlclone.CloneSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;

/** A jar of the class path, or the folder of classes that becomes one. */
record ClassPathEntry(String name, Path path) {

    static List<ClassPathEntry> ofTheLibrary() {
        try {
            return List.of(
                    new ClassPathEntry("clone-core", of(CloneSpec.class)),
                    new ClassPathEntry("slf4j-api", of(Logger.class)),
                    new ClassPathEntry("mysql-connector-j", of(Class.forName("com.mysql.cj.jdbc.Driver"))));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The driver of MySQL is not on the class path", e);
        }
    }

    private static Path of(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    long jarBytes() throws IOException {
        return Files.isDirectory(path) ? zippedBytes() : Files.size(path);
    }

    private long zippedBytes() throws IOException {
        CountedBytes counted = new CountedBytes();
        try (ZipOutputStream zip = new ZipOutputStream(counted);
                Stream<Path> files = Files.walk(path)) {
            files.filter(Files::isRegularFile).forEach(file -> add(zip, file));
        }
        return counted.bytes;
    }

    private void add(ZipOutputStream zip, Path file) {
        try {
            zip.putNextEntry(new ZipEntry(path.relativize(file).toString()));
            Files.copy(file, zip);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class CountedBytes extends OutputStream {

        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }
}
