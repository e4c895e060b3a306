package io.github.mysqlclone.internal.facts;

import java.util.Map;
import java.util.Set;

/**
 * Where a server's settings come from, and what protects it.
 *
 * @param persisted the variables in {@code mysqld-auto.cnf} with their values, names in lower case
 * @param setAtRuntime variables whose value somebody set while the server ran. A SET SESSION counts here as well (seen
 *     on 9.7.4), so it proves nothing for a variable that sessions have
 * @param keyringIsActive whether a keyring component or plugin works
 * @param tlsIsOn whether the server offers TLS on its main port
 */
public record Settings(
        Fact<Map<String, String>> persisted,
        Fact<Set<String>> setAtRuntime,
        Fact<Boolean> keyringIsActive,
        Fact<Boolean> tlsIsOn) {}
