package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes settings of what is set. */
record SettingsReader(SettingValues values) {

    private static final String CACHES = "XDG_CACHE_HOME";
    private static final String HOME = "HOME";

    KitSettings settings() {
        return new KitSettings(
                values.value(KitSettings.HOME)
                        .map(name -> path(KitSettings.HOME, name))
                        .map(Path::toAbsolutePath),
                homes(),
                homesOfVersions(),
                KitSettings.mysqlVersion(values),
                searchPath(),
                cacheFolder(),
                runFolder(),
                downloadAllowed());
    }

    private List<Path> homes() {
        return values.value(KitSettings.HOMES).stream()
                .flatMap(homes -> Arrays.stream(homes.split(File.pathSeparator)))
                .filter(home -> !home.isBlank())
                .map(home -> path(KitSettings.HOMES, home).toAbsolutePath())
                .toList();
    }

    /** Each named by its version, as in clone.testkit.mysql.home.8.0. */
    private Map<String, Path> homesOfVersions() {
        Map<String, Path> homes = new TreeMap<>();
        values.startingWith(KitSettings.HOME + ".").forEach((version, home) -> {
            String name = KitSettings.HOME + "." + version;
            if (!KitSettings.isVersionForm(version)) {
                throw new TestkitException(name + ": its name must end with a version such as 9, 8.4 or 9.7.4");
            }
            homes.put(version, path(name, home).toAbsolutePath());
        });
        return homes;
    }

    private boolean downloadAllowed() {
        String value = values.value(KitSettings.DOWNLOAD).orElse("false");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new TestkitException(KitSettings.DOWNLOAD + " is '" + value + "': it must be true or false");
        };
    }

    private Path cacheFolder() {
        return clean(values.value(KitSettings.CACHE)
                .map(name -> path(KitSettings.CACHE, name))
                .or(() -> absolute(CACHES).map(caches -> caches.resolve(KitSettings.FOLDER)))
                .or(() -> home().map(home -> home.resolve(".cache").resolve(KitSettings.FOLDER)))
                .orElseGet(this::placeOfTheUser));
    }

    private Path runFolder() {
        return clean(values.value(KitSettings.SERVERS)
                .map(name -> path(KitSettings.SERVERS, name))
                .map(this::belowSharedPlace)
                .orElseGet(this::cacheFolder));
    }

    /** Each user of a place such as /dev/shm has a folder there: the first one's is closed to the others. */
    private Path belowSharedPlace(Path place) {
        return place.resolve(FolderOwner.isSharedPlace(place) ? folderOfTheUser() : KitSettings.FOLDER);
    }

    /** For an account without a home, as daemons have. */
    private Path placeOfTheUser() {
        return path("java.io.tmpdir", values.properties().getOrDefault("java.io.tmpdir", "/tmp"))
                .resolve(folderOfTheUser());
    }

    private String folderOfTheUser() {
        String user = values.properties().getOrDefault("user.name", "").replaceAll("[^\\w.@-]", "_");
        return user.isEmpty() ? KitSettings.FOLDER : KitSettings.FOLDER + "-" + user;
    }

    private static Path clean(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    /** The environment comes first: on Linux user.home is the account's entry in passwd, whatever HOME says. */
    private Optional<Path> home() {
        return absolute(HOME)
                .or(() -> Optional.of(path("user.home", values.properties().getOrDefault("user.home", "")))
                        .filter(Path::isAbsolute)); // "?" where there is none
    }

    private List<Path> searchPath() {
        return values.variable("PATH").stream()
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .flatMap(SettingsReader::pathIfAny)
                .filter(Path::isAbsolute)
                .toList();
    }

    private Optional<Path> absolute(String variable) {
        return values.variable(variable).map(name -> path(variable, name)).filter(Path::isAbsolute);
    }

    private static Stream<Path> pathIfAny(String name) {
        try {
            return Stream.of(Path.of(name));
        } catch (InvalidPathException e) { // nothing could be run from there
            return Stream.empty();
        }
    }

    /** Under LC_ALL=C a JVM knows no names of files with letters beyond ASCII. */
    private static Path path(String setting, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new TestkitException(
                    setting + " is '" + name + "', which names no file here (" + e.getReason()
                            + "). Where it has letters beyond ASCII, run the tests under a locale that knows them, such as"
                            + " LC_ALL=C.UTF-8; or name another folder with " + KitSettings.CACHE + ".",
                    e);
        }
    }
}
