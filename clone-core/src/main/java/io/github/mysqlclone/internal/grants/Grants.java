package io.github.mysqlclone.internal.grants;

import io.github.mysqlclone.internal.jdbc.ServerConnection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an account may do, read from SHOW GRANTS.
 *
 * <p>For the account of the session the server includes the privileges of active roles there (seen on 9.7.4).
 *
 * @param global privileges on {@code *.*}, static and dynamic, in upper case
 * @param onObjects privileges on schemas and tables
 * @param partiallyRevoked the schemas on which global privileges were taken away again
 * @param hasRoles whether roles are granted, active or not
 * @param grantable those of the global privileges that it may give to others
 */
public record Grants(
        Set<String> global,
        List<ObjectGrant> onObjects,
        Set<String> partiallyRevoked,
        boolean hasRoles,
        Set<String> grantable) {

    private static final List<String> SHOWING_TABLES = List.of(
            "SELECT",
            "INSERT",
            "UPDATE",
            "DELETE",
            "CREATE",
            "DROP",
            "REFERENCES",
            "INDEX",
            "ALTER",
            "CREATE VIEW",
            "SHOW VIEW",
            "TRIGGER");

    /** A name as the server quotes it: in backticks, under ANSI_QUOTES in double quotes. */
    private static final Pattern QUOTED = Pattern.compile("`([^`]*+(?:``[^`]*+)*+)`|\"([^\"]*+(?:\"\"[^\"]*+)*+)\"");

    // These see each quoted name as #number#, so that no name can pass for a part of the grant.
    private static final String NAME = "(#\\d+#|[\\w$]+)";
    private static final Pattern ON_GLOBAL = Pattern.compile("GRANT ([^#]+) ON \\*\\.\\* TO .*", Pattern.DOTALL);
    private static final Pattern ON_OBJECT = Pattern.compile(
            "(GRANT|REVOKE) (.+?) ON " + NAME + "\\.(?:\\*|" + NAME + ") (?:TO|FROM) .*", Pattern.DOTALL);
    private static final Pattern ROLE = Pattern.compile("GRANT [^ ]+@.* TO .*", Pattern.DOTALL);

    /**
     * Privileges on a schema, or on one table of it.
     *
     * @param schema the schema's name; a pattern if the grant is on the whole schema
     * @param table the table; empty for the whole schema
     */
    public record ObjectGrant(Set<String> privileges, String schema, String table) {

        boolean covers(String otherSchema, String otherTable) {
            return table.isEmpty()
                    ? matchesPattern(otherSchema)
                    : schema.equals(otherSchema) && table.equals(otherTable);
        }

        /** In a grant on a whole schema, _ and % stand for any character and any text unless escaped. */
        private boolean matchesPattern(String name) {
            StringBuilder regex = new StringBuilder();
            for (int i = 0; i < schema.length(); i++) {
                char c = schema.charAt(i);
                if (c == '\\' && i + 1 < schema.length()) {
                    regex.append(Pattern.quote(String.valueOf(schema.charAt(++i))));
                } else {
                    regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
                }
            }
            return Pattern.compile(regex.toString(), Pattern.DOTALL)
                    .matcher(name)
                    .matches();
        }
    }

    /** Nothing of it can be given to others. */
    public Grants(Set<String> global, List<ObjectGrant> onObjects, Set<String> partiallyRevoked, boolean hasRoles) {
        this(global, onObjects, partiallyRevoked, hasRoles, Set.of());
    }

    /** Copy the collections. */
    public Grants {
        grantable = Set.copyOf(grantable);
        global = Set.copyOf(global);
        onObjects = List.copyOf(onObjects);
        partiallyRevoked = Set.copyOf(partiallyRevoked);
    }

    /** Ask for those of the account that is logged in. */
    public static Grants of(ServerConnection connection) throws SQLException {
        return parse(connection.query("SHOW GRANTS", row -> row.getString(1)));
    }

    /**
     * Read the rows of SHOW GRANTS. A grant of a form that is not known adds nothing; a revoke of such a form counts as
     * one, for what it hides is not known either.
     */
    public static Grants parse(List<String> rows) {
        Set<String> global = new HashSet<>();
        List<ObjectGrant> onObjects = new ArrayList<>();
        Set<String> revoked = new HashSet<>();
        Set<String> grantable = new HashSet<>();
        boolean hasRoles = false;
        for (String row : rows) {
            List<String> names = new ArrayList<>();
            String skeleton = skeleton(row, names);
            Matcher onGlobal = ON_GLOBAL.matcher(skeleton);
            Matcher onObject = ON_OBJECT.matcher(skeleton);
            if (onGlobal.matches()) {
                Set<String> privileges = privileges(onGlobal.group(1));
                global.addAll(privileges);
                if (skeleton.endsWith(" WITH GRANT OPTION")) {
                    grantable.addAll(privileges);
                }
            } else if (onObject.matches()) {
                String schema = name(onObject.group(3), names);
                if (onObject.group(1).equals("REVOKE")) {
                    revoked.add(schema);
                } else {
                    String table = onObject.group(4);
                    onObjects.add(new ObjectGrant(
                            privileges(onObject.group(2)), schema, table == null ? "" : name(table, names)));
                }
            } else if (row.startsWith("REVOKE ")) {
                revoked.add(row);
            } else {
                hasRoles |= ROLE.matcher(skeleton).matches();
            }
        }
        return new Grants(global, onObjects, revoked, hasRoles, grantable);
    }

    /** Puts a number in the place of each quoted name, and the names into the list. */
    private static String skeleton(String row, List<String> names) {
        return QUOTED.matcher(row).replaceAll(found -> {
            String inBackticks = found.group(1);
            names.add(
                    inBackticks != null
                            ? inBackticks.replace("``", "`")
                            : found.group(2).replace("\"\"", "\""));
            return "#" + (names.size() - 1) + "#";
        });
    }

    private static String name(String inSkeleton, List<String> names) {
        return inSkeleton.startsWith("#")
                ? names.get(Integer.parseInt(inSkeleton.substring(1, inSkeleton.length() - 1)))
                : inSkeleton;
    }

    /** A privilege on single columns, which carries them in parentheses, is not the privilege on the table. */
    private static Set<String> privileges(String list) {
        Set<String> privileges = new HashSet<>();
        Arrays.stream(list.replaceAll("\\([^)]*\\)", "()").split(",", -1))
                .map(privilege -> privilege.strip().toUpperCase(Locale.ROOT))
                .filter(privilege -> !privilege.endsWith("()"))
                .forEach(privileges::add);
        return privileges;
    }

    /** Returns whether the account has this privilege on {@code *.*}. */
    public boolean hasGlobal(String privilege) {
        return global.contains(privilege) || global.contains("ALL PRIVILEGES");
    }

    /** Returns whether the account may give this privilege on {@code *.*} to others. */
    public boolean mayGrant(String privilege) {
        return grantable.contains(privilege) || grantable.contains("ALL PRIVILEGES");
    }

    /** Returns whether the account has this privilege on a table, be it global, by schema or by table. */
    public boolean has(String privilege, String schema, String table) {
        if (hasGlobal(privilege) && !partiallyRevoked.contains(schema)) {
            return true;
        }
        return onObjects.stream()
                .filter(grant -> grant.covers(schema, table))
                .anyMatch(grant -> grant.privileges().contains(privilege)
                        || grant.privileges().contains("ALL PRIVILEGES"));
    }

    /**
     * Returns whether {@code information_schema.TABLES} shows this account every table there is.
     *
     * <p>Any privilege on tables will do; SHOW VIEW lets one see the least besides (seen on 9.7.4).
     */
    public boolean seesEveryTable() {
        return partiallyRevoked.isEmpty() && SHOWING_TABLES.stream().anyMatch(this::hasGlobal);
    }

    /** Returns whether {@code information_schema.SCHEMATA} shows this account every schema there is. */
    public boolean seesEverySchema() {
        return hasGlobal("SHOW DATABASES") && partiallyRevoked.isEmpty();
    }
}
