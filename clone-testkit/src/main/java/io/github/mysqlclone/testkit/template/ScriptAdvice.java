package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.internal.script.SqlStatement;
import java.util.regex.Pattern;

/** What to do about a statement that the server refuses, where that is known: for scripts that the client takes, or an older server. */
final class ScriptAdvice {

    private static final int SYNTAX_ERROR = 1064;
    private static final int NO_SCHEMA_SELECTED = 1046;
    private static final int KEY_IS_NOT_UNIQUE = 6125;

    private static final Pattern ROUTINE =
            Pattern.compile("(?is)CREATE\\b.{0,200}\\b(PROCEDURE|FUNCTION|TRIGGER|EVENT)\\b.*\\bBEGIN\\b.*");
    private static final Pattern READS_ANOTHER_FILE = Pattern.compile("(?is)(?:source\\s|\\\\\\.).*");
    private static final Pattern USE_WITHOUT_AN_END = Pattern.compile("(?is)USE\\s+\\S+[ \\t]*\\R.*");

    private ScriptAdvice() {}

    /** Returns a sentence with a blank before it; nothing where there is none. */
    static String on(SqlStatement statement, int error) {
        return switch (error) {
            case NO_SCHEMA_SELECTED ->
                " A script makes and selects its schema itself: begin it with CREATE DATABASE shop; USE shop;";
            case KEY_IS_NOT_UNIQUE ->
                " Servers before 8.4 took such keys: set the option restrict_fk_on_non_standard_key=OFF, or make the"
                        + " parent's key unique.";
            case SYNTAX_ERROR -> onSyntax(statement.bytes());
            default -> "";
        };
    }

    private static String onSyntax(String statement) {
        if (ROUTINE.matcher(statement).matches()) {
            return " A body with statements of its own needs DELIMITER lines around it, as the mysql client does.";
        }
        if (READS_ANOTHER_FILE.matcher(statement).matches()) {
            return " This is a command of the mysql client: give the file that it reads as a script of its own, in this"
                    + " order.";
        }
        return USE_WITHOUT_AN_END.matcher(statement).matches() ? " End the USE with a semicolon." : "";
    }
}
