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

    private static final int LOOKED_AT = 200;

    private static final Pattern USE = Pattern.compile("(?is)USE\\s+[`\"]?([^`\";\\s]+)[`\"]?\\s*");
    private static final Pattern SYSTEM_SCHEMA = Pattern.compile("(?i)mysql|sys|performance_schema|information_schema");
    private static final Pattern ABOUT_A_SCHEMA =
            Pattern.compile("(?is)(/\\*!\\d*\\s*)?(CREATE|DROP|ALTER)\\s+(DATABASE|SCHEMA)\\b.*");
    private static final Pattern ABOUT_A_SYSTEM_SCHEMA =
            Pattern.compile("(?is)(/\\*!\\d*\\s*)?\\w+\\s+(DATABASE|SCHEMA)\\b(.*[`\\s])?(mysql|sys)([`\\s;*].*)?");
    private static final Pattern SETS = Pattern.compile("(?is)(/\\*!\\d*\\s*)?SET\\b.*");
    private static final Pattern GTIDS = Pattern.compile("(?is)(/\\*!\\d*\\s*)?SET\\b.*\\bGTID_PURGED\\b.*");
    private static final Pattern REPLICATION = Pattern.compile("(?is)(/\\*!\\d*\\s*)?(CHANGE\\s+(MASTER|REPLICATION)"
            + "|(START|STOP|RESET)\\s+(SLAVE|REPLICA|GROUP_REPLICATION))\\b.*");

    /** Why a statement is left out. */
    public enum Reason {
        /** Accounts, plugins, time zones and so on of another server. */
        SYSTEM_SCHEMA("content of system schemas, accounts among it: CREATE USER and GRANT in a script of their own"),
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
        Matcher use = USE.matcher(statement);
        if (use.matches()) {
            inSystemSchema = SYSTEM_SCHEMA.matcher(use.group(1)).matches();
            return inSystemSchema ? Optional.of(Reason.SYSTEM_SCHEMA) : Optional.empty();
        }
        if (GTIDS.matcher(statement).matches()) {
            return Optional.of(Reason.GTIDS);
        }
        if (REPLICATION.matcher(statement).matches()) {
            return Optional.of(Reason.REPLICATION);
        }
        boolean isLeftOut = ABOUT_A_SCHEMA.matcher(statement).matches()
                ? ABOUT_A_SYSTEM_SCHEMA.matcher(statement).matches()
                : inSystemSchema && !SETS.matcher(statement).matches();
        return isLeftOut ? Optional.of(Reason.SYSTEM_SCHEMA) : Optional.empty();
    }

    private static String beginning(String statement) {
        return statement.length() <= LOOKED_AT ? statement : statement.substring(0, LOOKED_AT);
    }
}
