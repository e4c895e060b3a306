package io.github.mysqlclone.testkit.internal.cache;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.settings.SettingValues;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the person who runs the tests has set about the servers that run as processes, and about the cache. */
public record KitSettings(
        Optional<Path> mysqlHome,
        List<Path> mysqlHomes,
        Map<String, Path> homesOfVersions,
        Optional<String> mysqlVersion,
        List<Path> searchPath,
        Path cacheFolder,
        Path runFolder,
        boolean downloadAllowed) {

    public static final String VERSION = "clone.testkit.mysql.version";
    public static final String HOME = "clone.testkit.mysql.home";
    public static final String HOMES = "clone.testkit.mysql.homes";
    public static final String CACHE = "clone.testkit.cache";
    public static final String SERVERS = "clone.testkit.servers";
    public static final String DOWNLOAD = "clone.testkit.download";

    private static final Pattern VERSION_FORM = Pattern.compile("\\d{1,4}(\\.\\d{1,4}){0,2}");
    static final String FOLDER = "mysqlclone-testkit";

    public KitSettings {
        mysqlHomes = List.copyOf(mysqlHomes);
        homesOfVersions = Collections.unmodifiableMap(new TreeMap<>(homesOfVersions));
        searchPath = List.copyOf(searchPath);
    }

    public static KitSettings ofThisProcess() {
        return of(SettingValues.ofThisProcess());
    }

    public static KitSettings of(Map<String, String> properties, Map<String, String> environment) {
        return of(new SettingValues(properties, environment));
    }

    private static KitSettings of(SettingValues values) {
        return new SettingsReader(values).settings();
    }

    /** Returns the folder below which servers run, made where it is missing. */
    public Path requireRunFolder() {
        return MarkedFolder.require(runFolder, runFolder.equals(cacheFolder) ? CACHE : SERVERS);
    }

    /** Returns the version that the servers must have, as in {@code 8.4} or {@code 9.7.4}, if one is asked for. */
    public static Optional<String> mysqlVersion(SettingValues values) {
        return values.value(VERSION).map(version -> {
            if (!isVersionForm(version)) {
                throw new TestkitException(
                        VERSION + " is '" + version + "': it must be a version such as 9, 8.4 or 9.7.4");
            }
            return version;
        });
    }

    /** Tells whether a text is a version or the beginning of one, as 9, 8.4 or 9.7.4. */
    public static boolean isVersionForm(String text) {
        return VERSION_FORM.matcher(text).matches();
    }

    /** Returns the same settings, but for another version, or the beginning of one. */
    public KitSettings withMysqlVersion(String version) {
        return new KitSettings(
                mysqlHome,
                mysqlHomes,
                homesOfVersions,
                Optional.of(version),
                searchPath,
                cacheFolder,
                runFolder,
                downloadAllowed);
    }

    /** Tells whether a version is, or begins with, the one that is asked for; any is where none is. */
    public boolean wantsVersion(String version) {
        return isVersion(mysqlVersion, version);
    }

    public static boolean isVersion(Optional<String> wanted, String version) {
        return wanted.isEmpty() || (version + ".").startsWith(wanted.get() + ".");
    }

    /** Returns the same settings, but with no download allowed. */
    public KitSettings withoutDownload() {
        return new KitSettings(
                mysqlHome, mysqlHomes, homesOfVersions, mysqlVersion, searchPath, cacheFolder, runFolder, false);
    }

    public static String environmentName(String property) {
        return SettingValues.environmentName(property);
    }
}
