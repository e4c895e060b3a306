package io.github.mysqlclone.testkit.internal.script;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The character set that a script says it is in. In some, the second byte of a character may look like a backslash or a quote. */
public final class ClientCharacterSet {

    private static final Pattern HIDES_SIGNS = Pattern.compile("(?is)(?:/\\*!\\d*\\s*)?SET\\b.{0,300}?(?:\\bNAMES\\s+"
            + "|\\bCHARACTER_SET_CLIENT\\s*=\\s*)['\"]?(big5|cp932|gbk|gb18030|sjis)\\b.*");

    private ClientCharacterSet() {}

    /** Returns why a script cannot go on behind this statement; empty if it can. */
    public static Optional<String> objectionTo(SqlStatement statement) {
        Matcher hides = HIDES_SIGNS.matcher(statement.bytes());
        return hides.matches()
                ? Optional.of("a script in " + hides.group(1)
                        + " cannot be taken apart by its bytes. Dump with --default-character-set=utf8mb4.")
                : Optional.empty();
    }
}
