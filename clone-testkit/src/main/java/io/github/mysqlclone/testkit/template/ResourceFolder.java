package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The files below a folder of the class path, in directories and in jars. */
record ResourceFolder(String name, List<URL> places) {

    /** Finds it wherever the class path has it, as the calling thread sees that. */
    static ResourceFolder of(String folder) {
        String name = folder.replaceAll("^/+|/+$", "");
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = ofThread == null ? ResourceFolder.class.getClassLoader() : ofThread;
        try {
            List<URL> places = new ArrayList<>(Collections.list(loader.getResources(name)));
            if (places.isEmpty()) {
                throw new TestkitException("There is no folder " + name
                        + " on the class path of the tests: name one below src/main/resources or src/test/resources");
            }
            return new ResourceFolder(name, places);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Returns the contents by the number of their place in the class path and their names, which begin with the folder's. */
    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (int number = 0; number < places.size(); number++) {
                Map<String, byte[]> found = new TreeMap<>();
                read(places.get(number), found);
                String place = number + " ";
                found.forEach((file, content) -> files.put(place + file, content));
            }
        } catch (IOException | URISyntaxException e) {
            throw unreadable(name, e);
        }
        if (files.isEmpty()) {
            throw new TestkitException("The folder " + name + " of the class path holds no file: " + places);
        }
        return files;
    }

    private void read(URL place, Map<String, byte[]> into) throws IOException, URISyntaxException {
        switch (place.getProtocol()) {
            case "file" -> readDirectory(Path.of(URI.create(place.toString())), into);
            case "jar" -> readJar((JarURLConnection) place.openConnection(), into);
            default ->
                throw new IOException(
                        "only directories and jars can be looked into, not " + place + ": give the version yourself");
        }
    }

    private void readDirectory(Path directory, Map<String, byte[]> into) throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                into.put(
                        name + "/" + directory.relativize(file).toString().replace('\\', '/'),
                        Files.readAllBytes(file));
            }
        }
    }

    private void readJar(JarURLConnection place, Map<String, byte[]> into) throws IOException {
        place.setUseCaches(false);
        try (JarFile jar = place.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory() && entry.getName().startsWith(name + "/")) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        into.put(entry.getName(), content.readAllBytes());
                    }
                }
            }
        }
    }

    private static TestkitException unreadable(String name, Exception cause) {
        return new TestkitException("Cannot read the folder " + name + " of the class path: " + cause, cause);
    }
}
