package io.github.mysqlclone.server;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Name the host and port at which this JVM reaches a server.
 *
 * @param host a host name or an address; an IPv6 literal is kept without brackets
 * @param port the port, 1 to 65535
 * @since 0.1.0
 */
public record Address(String host, int port) {

    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f.]*(?:%.+)?");

    /**
     * Check the parts.
     *
     * @throws IllegalArgumentException if the host is empty or holds characters that no host name or address has
     * @throws IllegalArgumentException if the host holds a colon and is no IPv6 literal
     * @throws IllegalArgumentException if the port is not within 1 to 65535
     */
    public Address {
        Objects.requireNonNull(host, "host");
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        }
        if (host.isEmpty() || !host.chars().allMatch(Address::belongsInHost)) {
            throw new IllegalArgumentException(
                    "host: must be one host name or address: letters, digits and . - _ : % (was '" + host + "')");
        }
        if (host.indexOf(':') >= 0 && !IPV6.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "host: must not hold a port, which is given beside it; only an IPv6 literal has colons (was '"
                            + host + "')");
        }
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port: must be within 1 to 65535 (was " + port + ")");
        }
    }

    private static boolean belongsInHost(int character) {
        return Character.isLetterOrDigit(character) || ".-_:%".indexOf(character) >= 0;
    }

    /** {@return {@code host:port}, with brackets around an IPv6 literal} */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
