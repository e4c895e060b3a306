package io.github.mysqlclone.internal.reading;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.HostFiles.OptionNames;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads which options a server's option files name, and whether it may go on over them. Values are left out, as they may be
 * secret, but for the libraries of plugins.
 */
final class OptionFileReader {

    private static final Pattern OPTION = Pattern.compile("^\\s*([A-Za-z][\\w.-]*)\\s*(?:=(.*))?$", Pattern.MULTILINE);

    private static final String LOOSE = "loose_";

    private static final List<String> THAT_LOAD = List.of("plugin_load", "plugin_load_add", "early_plugin_load");

    private final Set<String> strict = new HashSet<>();
    private final Set<String> loose = new HashSet<>();
    private final Set<String> libraries = new HashSet<>();

    private OptionFileReader() {}

    /** Read all files that are named; one that cannot be read leaves it all unknown. */
    static Fact<OptionNames> read(Map<String, String> configured) {
        OptionFileReader reader = new OptionFileReader();
        for (String file : new TreeSet<>(configured.values())) {
            if (file.isEmpty()) {
                continue;
            }
            try {
                reader.take(HostFileReader.textOf(Path.of(file)));
            } catch (IOException | InvalidPathException e) {
                return Fact.unknown("the option file " + file + " cannot be read from this host");
            }
        }
        return Fact.of(reader.names());
    }

    /** Read the text of one. */
    static OptionNames of(String text) {
        OptionFileReader reader = new OptionFileReader();
        reader.take(text);
        return reader.names();
    }

    private OptionNames names() {
        return new OptionNames(strict, loose, libraries);
    }

    private void take(String text) {
        for (Matcher option = OPTION.matcher(text); option.find(); ) {
            String name = option.group(1).toLowerCase(Locale.ROOT).replace('-', '_');
            if (name.startsWith(LOOSE)) {
                loose.add(name.substring(LOOSE.length()));
            } else {
                strict.add(name);
            }
            if (THAT_LOAD.contains(name) && option.group(2) != null) {
                // Such as clone=mysql_clone.so;semisync_source.so
                libraries.addAll(List.of(option.group(2).strip().split("[\\s=;:,'\"]+")));
            }
        }
    }
}
