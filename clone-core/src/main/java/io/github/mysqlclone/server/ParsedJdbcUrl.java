package io.github.mysqlclone.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A single-host MySQL URL, taken apart so that no part of it that may hold a password is kept as text. */
record ParsedJdbcUrl(Address address, @Nullable Account account, Map<String, String> properties) {

    private static final String FORM = "jdbc:mysql://[user[:password]@]host[:port][/schema][?properties]";

    private static final Pattern PARTS = Pattern.compile("jdbc:mysql://(?:(?<login>[^@/?#]*)@)?"
            + "(?<host>\\[[^\\]/?#@]+\\]|[^:/?#@\\[\\]]+)(?::(?<port>\\d{1,5}))?(?:/[^?#]*)?(?:\\?(?<query>[^#]*))?");

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z0-9:+.-]*//");
    private static final String HOST = "(?:\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9._-]+)(?::\\d{1,5})?";
    private static final Pattern HOSTS = Pattern.compile(HOST + "(?:," + HOST + ")*(?:/\\w*)?");

    private static final Set<String> FACTORS = Set.of("password1", "password2", "password3");

    private record Login(@Nullable String user, @Nullable String password) {}

    static ParsedJdbcUrl parse(String url) {
        Objects.requireNonNull(url, "jdbcUrl");
        if (!url.startsWith("jdbc:mysql:")) {
            throw refused("must begin with jdbc:mysql://", url);
        }
        if (!url.startsWith("jdbc:mysql://")) {
            throw refused("must name one server; schemes that fail over, replicate or balance load do not", url);
        }
        String authority = authority(url);
        if (authority.contains(",") || authority.contains("(")) {
            throw refused("must name one host, as host:port; a list of hosts can lead to another server", url);
        }
        Matcher matcher = PARTS.matcher(url);
        if (!matcher.matches()) {
            throw refused("must have the form " + FORM + ", with special characters percent-encoded", url);
        }
        Map<String, String> properties = new TreeMap<>();
        Login login = login(url, matcher, properties);
        String port = matcher.group("port");
        Address address =
                new Address(matcher.group("host"), port == null ? MySqlServer.DEFAULT_PORT : Integer.parseInt(port));
        return new ParsedJdbcUrl(address, account(login), properties);
    }

    /** What stands between the slashes and the schema, without the login that may hold a comma. */
    private static String authority(String url) {
        String rest = url.substring("jdbc:mysql://".length());
        String authority = rest.split("[/?#]", 2)[0];
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    /** Takes the login from where the driver would: properties win over what stands before the host. */
    private static Login login(String url, Matcher parts, Map<String, String> properties) {
        try {
            Login login = beforeHost(parts.group("login"));
            String query = parts.group("query");
            for (String pair : (query == null ? "" : query).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    String name = decode(pair.substring(0, equals));
                    String value = decode(pair.substring(equals + 1));
                    switch (name.toLowerCase(Locale.ROOT)) {
                        case "user" -> login = new Login(value, login.password());
                        case "password" -> login = new Login(login.user(), value);
                        default -> {
                            // The driver takes a name in any letter case.
                            properties.keySet().removeIf(name::equalsIgnoreCase);
                            properties.put(name, value);
                        }
                    }
                }
            }
            if (properties.keySet().stream().anyMatch(name -> FACTORS.contains(name.toLowerCase(Locale.ROOT)))) {
                throw refused("must have one password; password1, password2 and password3 are not supported", url);
            }
            return login;
        } catch (UndecodableException e) {
            throw refused("must be percent-encoded properly, % itself as %25", url);
        }
    }

    private static Login beforeHost(@Nullable String login) throws UndecodableException {
        if (login == null) {
            return new Login(null, null);
        }
        int colon = login.indexOf(':');
        return colon < 0
                ? new Login(decode(login), null)
                : new Login(decode(login.substring(0, colon)), decode(login.substring(colon + 1)));
    }

    private static @Nullable Account account(Login login) {
        String user = login.user();
        String password = login.password();
        return user == null || user.isEmpty() ? null : Account.of(user, password == null ? "" : password);
    }

    /** The exception of the decoder shows a piece of what it could not decode, which may be a password: dropped. */
    private static final class UndecodableException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static String decode(String text) throws UndecodableException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new UndecodableException();
        }
    }

    private static IllegalArgumentException refused(String rule, String url) {
        return new IllegalArgumentException("jdbcUrl: " + rule + " (was '" + withoutSecrets(url) + "')");
    }

    /**
     * Shows scheme, hosts and schema, and these only where they cannot be something else: a URL that is wrong may hold a
     * password anywhere.
     */
    private static String withoutSecrets(String url) {
        int slashes = url.indexOf("//");
        String scheme = slashes < 0 ? "" : url.substring(0, slashes + 2);
        String[] rest = url.substring(scheme.length()).split("\\?", 2);
        int at = rest[0].lastIndexOf('@');
        String hosts = rest[0].substring(at + 1);
        boolean isCertain = HOSTS.matcher(hosts).matches() && (rest.length == 1 || rest[1].indexOf('@') < 0);
        return (scheme.isEmpty() || SCHEME.matcher(scheme).matches() ? scheme : "…")
                + (at < 0 ? "" : "…@")
                + (isCertain || hosts.isEmpty() ? hosts : "…");
    }
}
