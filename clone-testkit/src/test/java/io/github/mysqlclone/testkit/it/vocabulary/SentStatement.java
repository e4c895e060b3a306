package io.github.mysqlclone.testkit.it.vocabulary;

import io.github.mysqlclone.server.ServerVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One statement, looked at word for word with the eyes of a server of some version. */
record SentStatement(String text, ServerVersion version) {

    private static final String LITERAL = "'[^'\\\\]*+(?:(?:\\\\.|'')[^'\\\\]*+)*+'";

    /** A comment for some version on, a hint, another comment, a literal, a number of bytes, a quoted name. */
    private static final Pattern NO_WORDS = Pattern.compile(
            "/\\*!(?<since>\\d{5,6})(?<text>.*?)\\*/|/\\*\\+(?<hint>.*?)\\*/|/\\*.*?\\*/"
                    + "|\\b0x[0-9A-Fa-f]+|\\b[XN]?" + LITERAL + "|" + LITERAL + "|" + LITERAL.replace('\'', '"')
                    + "|`[^`]*+(?:``[^`]*+)*+`",
            Pattern.DOTALL);

    private static final Pattern WORD = Pattern.compile(
            "@@(?:(?i:GLOBAL|SESSION)\\.)?(?<variable>\\w+)|@\\w+|(?<word>[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)?)");

    private static final Pattern NAMES_OF_VARIABLES =
            Pattern.compile("(?i)\\bvariable_name\\s*(?:=|LIKE|IN)\\s*\\(?\\s*((?:'[^']*'(?:\\s*,\\s*)?)+)");

    private static final Pattern SYSTEM_SCHEMA = Pattern.compile("information_schema|performance_schema|mysql|sys");

    /** Returns what in it is not in the vocabulary, or not known to this version. */
    List<String> problems(Vocabulary vocabulary) {
        List<String> problems = new ArrayList<>();
        String bare = withoutPrivilegesOfManyWords(bare(), vocabulary, problems);
        List<String> words = words(bare);
        Optional<Name> statement = vocabulary.statement(words);
        statement.ifPresentOrElse(name -> judge(name, problems), () -> problems.add("no statement of the vocabulary"));
        words.stream()
                .skip(statement.map(name -> name.text().split(" ").length).orElse(0))
                .forEach(word -> judge(word, tables(words), vocabulary, problems));
        Matcher variables = WORD.matcher(bare);
        variables
                .results()
                .flatMap(result -> Stream.ofNullable(result.group(1)))
                .forEach(name -> judge(Name.Kind.VARIABLE, name, vocabulary, problems));
        NAMES_OF_VARIABLES
                .matcher(text)
                .results()
                .flatMap(names -> Stream.of(names.group(1).split("'")))
                .filter(name -> name.matches("\\w+"))
                .forEach(name -> judgeVariableOrStatus(name, vocabulary, problems));
        return problems.stream()
                .distinct()
                .map(problem -> problem + ": " + text.strip().replaceAll("\\s+", " "))
                .toList();
    }

    private String withoutPrivilegesOfManyWords(String bare, Vocabulary vocabulary, List<String> problems) {
        if (!isGrant()) {
            return bare;
        }
        String rest = bare;
        for (Name privilege : vocabulary.all(Name.Kind.PRIVILEGE)) {
            if (privilege.text().indexOf(' ') > 0 && rest.contains(privilege.text())) {
                judge(privilege, problems);
                rest = rest.replace(privilege.text(), " ");
            }
        }
        return rest;
    }

    /** Returns it without what holds no words, and with what stands in comments for this version. */
    private String bare() {
        return NO_WORDS.matcher(text).replaceAll(this::words);
    }

    private String words(MatchResult part) {
        String versioned = part.group(2);
        if (versioned != null) {
            int number = version.major() * 10_000 + version.minor() * 100 + version.patch();
            return number >= Integer.parseInt(part.group(1)) ? Matcher.quoteReplacement(versioned) : " ";
        }
        return part.group(3) == null ? " " : Matcher.quoteReplacement(" " + part.group(3) + " ");
    }

    private static List<String> words(String bare) {
        return WORD.matcher(bare)
                .results()
                .flatMap(result -> Stream.ofNullable(result.group(2)))
                .toList();
    }

    private static List<String> tables(List<String> words) {
        return words.stream().filter(SentStatement::isTable).toList();
    }

    private static boolean isTable(String word) {
        return word.indexOf('.') > 0
                && SYSTEM_SCHEMA.matcher(word.substring(0, word.indexOf('.'))).matches();
    }

    private void judge(String word, List<String> tables, Vocabulary vocabulary, List<String> problems) {
        if (isTable(word)) {
            judge(Name.Kind.TABLE, word, vocabulary, problems);
        } else if (word.indexOf('.') > 0) {
            judge(Name.Kind.OWN, word.substring(0, word.indexOf('.')), vocabulary, problems);
            judge(word.substring(word.indexOf('.') + 1), tables, vocabulary, problems);
        } else {
            Stream.of(
                            vocabulary.column(tables, word),
                            vocabulary.find(Name.Kind.WORD, word),
                            vocabulary.find(Name.Kind.OWN, word),
                            isGrant() ? vocabulary.find(Name.Kind.PRIVILEGE, word) : Optional.<Name>empty(),
                            isLowerCase(word) ? vocabulary.find(Name.Kind.VARIABLE, word) : Optional.<Name>empty())
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresentOrElse(
                            name -> judge(name, problems), () -> problems.add("'" + word + "' is in no vocabulary"));
        }
    }

    private boolean isGrant() {
        return text.startsWith("GRANT ");
    }

    private static boolean isLowerCase(String word) {
        return word.equals(word.toLowerCase(Locale.ROOT));
    }

    private void judgeVariableOrStatus(String name, Vocabulary vocabulary, List<String> problems) {
        // A name that a version lacks does no harm here: the row is not there.
        if (vocabulary.find(Name.Kind.VARIABLE, name).isEmpty()
                && vocabulary.find(Name.Kind.STATUS, name).isEmpty()) {
            problems.add("variable '" + name + "' is in no vocabulary");
        }
    }

    private void judge(Name.Kind kind, String name, Vocabulary vocabulary, List<String> problems) {
        vocabulary
                .find(kind, name)
                .ifPresentOrElse(
                        found -> judge(found, problems), () -> problems.add("'" + name + "' is in no vocabulary"));
    }

    private void judge(Name name, List<String> problems) {
        if (!name.isIn(version)) {
            problems.add(version + " does not know the " + name);
        }
    }
}
