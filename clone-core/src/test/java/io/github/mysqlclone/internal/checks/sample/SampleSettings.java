package io.github.mysqlclone.internal.checks.sample;

import io.github.mysqlclone.internal.facts.Fact;
import io.github.mysqlclone.internal.facts.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where a server's settings come from: from nowhere in particular, until a test says so. */
final class SampleSettings {

    final Map<String, String> persisted = new HashMap<>();
    final Set<String> atRuntime = new TreeSet<>();
    final Map<String, String> configured = new HashMap<>();
    boolean keyring;
    boolean tls = true;

    Settings facts() {
        return new Settings(
                Fact.of(persisted), Fact.of(atRuntime), Fact.of(configured), Fact.of(keyring), Fact.of(tls));
    }
}
