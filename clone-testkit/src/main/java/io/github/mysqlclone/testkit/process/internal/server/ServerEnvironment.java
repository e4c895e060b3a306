package io.github.mysqlclone.testkit.process.internal.server;

import io.github.mysqlclone.testkit.internal.server.UnambiguousText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What of a server's environment makes its data: the variables that were given, and the zone of its literal times. */
public final class ServerEnvironment {

    private static final String ZONE = "TZ";
    private static final Path ZONE_OF_THE_SYSTEM = Path.of("/etc/localtime");

    private ServerEnvironment() {}

    /** Returns a text that differs if the variables or the zone do. */
    public static String fingerprint(Map<String, String> given, Map<String, String> inherited) {
        Map<String, String> all = new TreeMap<>(given);
        String zone = inherited.get(ZONE);
        if (!all.containsKey(ZONE) && zone != null) {
            all.put(ZONE, zone);
        }
        String text = UnambiguousText.of(all);
        return all.containsKey(ZONE) ? text : text + "zone of the system " + zoneOfTheSystem();
    }

    private static String zoneOfTheSystem() {
        try {
            return HexFormat.of().formatHex(Files.readAllBytes(ZONE_OF_THE_SYSTEM));
        } catch (IOException e) {
            return "unknown"; // without the file it is UTC
        }
    }
}
