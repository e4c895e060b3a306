package io.github.mysqlclone.testkit.it.contract;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a test wants of a server, in words that every backend understands. */
record Wish(Map<String, String> options, boolean supervised, long smallDisk) {

    static final Wish USUAL = new Wish(Map.of(), true, 0);

    static final Wish UNSUPERVISED = new Wish(Map.of(), false, 0);

    Wish option(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(options);
        more.put(name, value);
        return new Wish(more, supervised, smallDisk);
    }

    Wish smallDisk(long bytes) {
        return new Wish(options, supervised, bytes);
    }
}
