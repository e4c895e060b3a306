package io.github.mysqlclone.testkit.internal.script;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what dumps hold and no test server is to run: accounts and other content of the system schemas, which would replace
 * the kit's own; transactions of another server; replication from production. Used for one script, in order.
 */
public final class DumpFilter {

    private static final int LOOKED_AT = 500;

    private static final String CODE = "(?is)(?:/\\*!\\d*\\s*)?";
    private static final String NAME = "(`(?:[^`]|``)+`|\"(?:[^\"]|\"\")+\"|[^\\s;`\"(.*]+)";
    private static final String IF = "(?:(?:/\\*!\\d*\\s*)?IF\\s+(?:NOT\\s+)?EXISTS\\s*(?:\\*/)?\\s*)?";

    private static final Pattern USE = Pattern.compile("(?is)USE\\s*" + NAME + ".*");
    private static final Pattern ABOUT_A_SCHEMA =
            Pattern.compile(CODE + "(?:CREATE|DROP|ALTER)\\s+(?:DATABASE|SCHEMA)\\s+" + IF + NAME + ".*");
    private static final Pattern WRITES_A_TABLE = Pattern.compile(CODE
            + "(?:(?:CREATE|DROP|ALTER|TRUNCATE)\\s+(?:TABLE|VIEW)\\s+"
            + "|LOCK\\s+TABLES?\\s+|TRUNCATE\\s+|(?:INSERT|REPLACE)\\s+(?:IGNORE\\s+)?(?:INTO\\s*)?)" + IF + NAME
            + "\\s*(\\.)?.*");
    private static final Pattern SYSTEM_SCHEMA = Pattern.compile("(?i)mysql|sys|performance_schema|information_schema");
    private static final Pattern TIME_ZONES = Pattern.compile("(?i)time_zone.*");
    private static final Pattern GTIDS = Pattern.compile(CODE + "SET\\b.*\\bGTID_PURGED\\b.*");
    private static final Pattern REPLICATION = Pattern.compile(CODE + "(?:CHANGE\\s+(?:MASTER|REPLICATION)"
            + "|(?:START|STOP|RESET)\\s+(?:SLAVE|REPLICA|GROUP_REPLICATION))\\b.*");

    /** Why a statement is left out. */
    public enum Reason {
        /** Accounts, plugins, time zones and so on of another server. */
        SYSTEM_SCHEMA("tables of system schemas, accounts among them, which take CREATE USER and GRANT"),
        /** They were executed elsewhere. */
        GTIDS("gtid_purged of another server, as transactions that this one never had"),
        /** It would replicate from there. */
        REPLICATION("replication from another server");

        private final String what;

        Reason(String what) {
            this.what = what;
        }
    }

    private final Map<Reason, Integer> firstLines = new EnumMap<>(Reason.class);
    private boolean inSystemSchema;

    /** Returns whether a statement is to be left out, and notes it. */
    public boolean leavesOut(SqlStatement statement) {
        Optional<Reason> reason = reason(beginning(statement.bytes()));
        reason.ifPresent(found -> firstLines.putIfAbsent(found, statement.line()));
        return reason.isPresent();
    }

    /** Returns what was left out, for the log; empty if nothing was. */
    public Optional<String> leftOut() {
        if (firstLines.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        firstLines.forEach((reason, line) -> text.append(text.isEmpty() ? "" : "; ")
                .append(reason.what)
                .append(" (from line ")
                .append(line)
                .append(')'));
        return Optional.of(text.toString());
    }

    private Optional<Reason> reason(String statement) {
        if (GTIDS.matcher(statement).matches()) {
            return Optional.of(Reason.GTIDS);
        }
        if (REPLICATION.matcher(statement).matches()) {
            return Optional.of(Reason.REPLICATION);
        }
        return isAboutASystemSchema(statement) ? Optional.of(Reason.SYSTEM_SCHEMA) : Optional.empty();
    }

    /** Only what writes tables is left out, as a dump does: a script may make accounts there, or functions. */
    private boolean isAboutASystemSchema(String statement) {
        Matcher use = USE.matcher(statement);
        if (use.matches()) {
            inSystemSchema = isSystemSchema(use.group(1));
            return false;
        }
        Matcher schema = ABOUT_A_SCHEMA.matcher(statement);
        if (schema.matches()) {
            return isSystemSchema(schema.group(1));
        }
        Matcher table = WRITES_A_TABLE.matcher(statement);
        return inSystemSchema
                && table.matches()
                && table.group(2) == null
                && !TIME_ZONES.matcher(plain(table.group(1))).matches();
    }

    private static boolean isSystemSchema(String name) {
        return SYSTEM_SCHEMA.matcher(plain(name)).matches();
    }

    private static String plain(String name) {
        char first = name.charAt(0);
        return first == '`' || first == '"' ? name.substring(1, name.length() - 1) : name;
    }

    private static String beginning(String statement) {
        return statement.length() <= LOOKED_AT ? statement : statement.substring(0, LOOKED_AT);
    }
}
