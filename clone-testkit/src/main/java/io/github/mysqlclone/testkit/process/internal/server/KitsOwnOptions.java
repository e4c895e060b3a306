package io.github.mysqlclone.testkit.process.internal.server;

import io.github.mysqlclone.testkit.internal.server.RefusedOptions;
import io.github.mysqlclone.testkit.internal.server.ServerOptions;
import java.util.List;
import java.util.Map;

/** Options on whose values the kit relies: another one would have two servers share files, or the kit look elsewhere. */
public final class KitsOwnOptions {

    private static final RefusedOptions REFUSED = new RefusedOptions(Map.of(
            "datadir", "use dataDirectory(Path) or copyOfDataDirectory(Path)",
            "port", "use port(int)",
            "log_error", "read it with TestServer.errorLog()",
            "tmpdir", "each server has a folder of its own; clone.testkit.servers says where"));

    private KitsOwnOptions() {}

    /** Refuses the name of such an option, however it is spelt. */
    public static void refuse(String name) {
        REFUSED.refuse(name);
    }

    /** Refuses options by which several copies of one directory would change the same files, or the original's. */
    public static void refuseOutside(ServerOptions options) {
        List<String> outside = options.writingOutside();
        if (!outside.isEmpty()) {
            throw new IllegalArgumentException(
                    "Options of servers on copies must not lead out of the data directory, where"
                            + " each copy would change the same files (were " + outside
                            + "): give names without folders, or use dataDirectory(Path), which copies nothing");
        }
    }
}
