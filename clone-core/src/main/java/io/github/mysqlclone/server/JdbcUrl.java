package io.github.mysqlclone.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A single-host MySQL URL, taken apart so that no part of it that may hold a password is kept as text. */
record JdbcUrl(Address address, @Nullable Account account, Map<String, String> properties) {

    private static final String FORM = "jdbc:mysql://[user[:password]@]host[:port][/schema][?properties]";

    private static final Pattern PARTS = Pattern.compile("jdbc:mysql://(?:(?<user>[^@/?#]*)@)?"
            + "(?<host>\\[[^\\]/?#]+\\]|[^:/?#\\[\\]]+)(?::(?<port>\\d{1,5}))?(?:/[^?#]*)?(?:\\?(?<query>[^#]*))?");

    static JdbcUrl parse(String url) {
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
            throw refused("must have the form " + FORM, url);
        }
        Map<String, String> properties = properties(matcher.group("query"));
        String[] login = loginOf(matcher.group("user"));
        String user = properties.containsKey("user") ? properties.remove("user") : login[0];
        String password = properties.containsKey("password") ? properties.remove("password") : login[1];
        String port = matcher.group("port");
        Address address =
                new Address(matcher.group("host"), port == null ? MySqlServer.DEFAULT_PORT : Integer.parseInt(port));
        Account account = user == null || user.isEmpty() ? null : Account.of(user, password == null ? "" : password);
        return new JdbcUrl(address, account, properties);
    }

    /** What stands between the slashes and the schema, without the login that may hold a comma. */
    private static String authority(String url) {
        String rest = url.substring("jdbc:mysql://".length());
        String authority = rest.split("[/?#]", 2)[0];
        return authority.substring(authority.lastIndexOf('@') + 1);
    }

    private static @Nullable String[] loginOf(@Nullable String login) {
        if (login == null) {
            return new @Nullable String[] {null, null};
        }
        int colon = login.indexOf(':');
        return colon < 0
                ? new @Nullable String[] {decode(login), null}
                : new @Nullable String[] {decode(login.substring(0, colon)), decode(login.substring(colon + 1))};
    }

    private static Map<String, String> properties(@Nullable String query) {
        Map<String, String> properties = new TreeMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    properties.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }
        return properties;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException refused(String rule, String url) {
        return new IllegalArgumentException("jdbcUrl: " + rule + " (was '" + withoutSecrets(url) + "')");
    }

    /** Cuts the URL before its properties and drops a login: either may hold a password. */
    private static String withoutSecrets(String url) {
        String head = url.split("\\?", 2)[0];
        int at = head.lastIndexOf('@');
        int slashes = head.indexOf("//");
        return at > slashes && slashes >= 0 ? head.substring(0, slashes + 2) + "…" + head.substring(at) : head;
    }
}
