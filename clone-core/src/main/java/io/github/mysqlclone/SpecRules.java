package io.github.mysqlclone;

import io.github.mysqlclone.preparation.Preparation;
import io.github.mysqlclone.preparation.PreparationPart;
import io.github.mysqlclone.server.MySqlServer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/** The rules that the parts of a spec must keep, checked before anything is sent. */
final class SpecRules {

    /** The server refuses a path of FN_REFLEN - 1 = 511 bytes or more with error 1680. */
    private static final int PATH_BYTES = 510;

    /** HOSTNAME_LENGTH in the server's source. */
    private static final int HOST_CHARACTERS = 255;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern WINDOWS_PATH = Pattern.compile("(?:[A-Za-z]:[\\\\/]|\\\\\\\\).*", Pattern.DOTALL);

    private SpecRules() {}

    static String host(String host) {
        Objects.requireNonNull(host, "host");
        if (host.isEmpty() || host.length() > HOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "host: must have 1 to " + HOST_CHARACTERS + " characters (was '" + host + "')");
        }
        if (host.indexOf(':') >= 0) {
            throw new IllegalArgumentException("host: must not be an IPv6 literal or hold a port; the server's donor"
                    + " list cannot name one, use a host name that resolves to it (was '" + host + "')");
        }
        if (host.indexOf('@') >= 0) {
            throw new IllegalArgumentException(
                    "host: must not hold '@'; give the user with donorAccount(user, password) (was '" + host + "')");
        }
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("host: must be ASCII letters, digits and . - _ only; write an"
                    + " international name in its xn-- form (was '" + host + "')");
        }
        return host;
    }

    static int port(int port) {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port: must be within 1 to 65535 (was " + port + ")");
        }
        return port;
    }

    static String dataDirectory(String path) {
        Objects.requireNonNull(path, "dataDirectory");
        if (path.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "dataDirectory: must not contain a NUL character, the server cuts it there (was '" + path + "')");
        }
        if (!path.startsWith("/") && !WINDOWS_PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "dataDirectory: must be an absolute path on the server's host (was '" + path + "')");
        }
        int bytes = path.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > PATH_BYTES) {
            throw new IllegalArgumentException("dataDirectory: at most " + PATH_BYTES
                    + " bytes in UTF-8, the server's limit (was " + bytes + " bytes: '" + path + "')");
        }
        return path;
    }

    static IllegalStateException excluded(String step, String earlier) {
        return new IllegalStateException(step + ": excluded by " + earlier + ", which was given before");
    }

    static void readyToOpen(
            SpecDonor donor, SpecAfterRestart afterRestart, Preparation preparation, MySqlServer recipient) {
        if (donor.account() == null && !preparation.has(PreparationPart.ACCOUNT)) {
            throw new IllegalStateException("openSession: donorAccount(user, password) is missing");
        }
        if (afterRestart.account() != null && recipient.address().isEmpty()) {
            throw new IllegalStateException("openSession: accountAfterRestart needs a recipient given by host and port;"
                    + " with a DataSource use serverAfterRestart");
        }
    }
}
