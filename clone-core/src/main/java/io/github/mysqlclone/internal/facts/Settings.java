package io.github.mysqlclone.internal.facts;

import java.util.Map;
import java.util.Set;

/**
 * Where a server's settings come from, and what protects it.
 *
 * @param persisted the variables in {@code mysqld-auto.cnf} with their values, names in lower case
 * @param setAtRuntime variables whose value somebody set while the server ran. A SET SESSION counts here as well (seen
 *     on 9.7.4), so it proves nothing for a variable that sessions have
 * @param configured the variables that the configuration sets, names in lower case, with the file that does; empty for
 *     the command line. An option is listed whether or not it is written with {@code loose_}, and
 *     {@code default_time_zone} is not (seen on 9.7.4)
 * @param keyringIsActive whether a keyring component or plugin works
 * @param tlsIsOn whether the server offers TLS on its main port
 */
public record Settings(
        Fact<Map<String, String>> persisted,
        Fact<Set<String>> setAtRuntime,
        Fact<Map<String, String>> configured,
        Fact<Boolean> keyringIsActive,
        Fact<Boolean> tlsIsOn) {}
