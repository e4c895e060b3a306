package io.github.mysqlclone.testkit.it.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each name of a server's that stands in the sources is in the vocabulary, and one that some version lacks stands only where
 * that is seen to.
 *
 * <p>Whoever writes a new statement finds out here which versions know it.
 */
class SourceVocabularyTest {

    /** No class, module, file or property. */
    private static final Pattern TABLE = Pattern.compile(
            "(?<![.\\w])(?:information_schema|performance_schema|mysql|sys)\\.(?!cj\\b|ibd\\b)([A-Za-z_]{2,})\\b");

    private static final Pattern VARIABLE = Pattern.compile("@@(?:(?:GLOBAL|SESSION)\\.)?([a-z_]{2,})");

    /** A whole literal. */
    private static final Pattern NAME = Pattern.compile("loose_[a-z]\\w*|[a-z][a-z0-9]*(?:_[a-z0-9]+)+");

    /** As on a command line. */
    private static final Pattern OPTION = Pattern.compile("--(?:loose-)?([a-z][a-z-]+[a-z])=?.*");

    private static final Pattern STATEMENT =
            Pattern.compile("\\b(?:ALTER|CHANGE|CHECKSUM|CLONE|CREATE|DROP|FLUSH|INSTALL|"
                    + "KILL|RESET|ROLLBACK|SAVEPOINT|SET|SHOW|START|STOP|TRUNCATE|UNINSTALL|UNLOCK)((?: [A-Z_]+\\b)+)");

    /** What begins like a statement and is none: a stage of a clone, a clause. */
    private static final Set<String> NO_STATEMENTS = Set.of("DROP DATA", "SET INACTIVE");

    /** What looks like a name and is none of a server's: schemas, and the accounts of a pair. */
    private static final Set<String> NO_NAMES = Set.of("information_schema", "clone_donor", "clone_recipient");

    /** Of programs that are no servers: apt, dpkg, unshare. */
    private static final Set<String> CLASSES_WITH_OTHER_OPTIONS =
            Set.of("AptWorkspace", "SmallDisk", "MySqlTree", "ProcessSupervisor");

    private static final List<Name.Kind> NAMED_ALONE =
            List.of(Name.Kind.VARIABLE, Name.Kind.STATUS, Name.Kind.OPTION, Name.Kind.PART, Name.Kind.WORD);

    private final Vocabulary vocabulary = Vocabulary.read();
    private final Set<String> namedAlone = Stream.concat(
                    vocabulary.all(Name.Kind.COLUMN).stream(), vocabulary.all(Name.Kind.TABLE).stream())
            .map(name -> name.text().substring(name.text().lastIndexOf('.') + 1))
            .collect(Collectors.toSet());

    @Test
    void everyNameInTheSourcesIsInTheVocabularyAndStandsWhereItsVersionsAreSeenTo() {
        List<String> problems = new ArrayList<>();
        for (SourceFile file : SourceFile.all()) {
            file.literals().forEach(literal -> judge(file, literal, problems));
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void everyClassThatMayNameWhatSomeVersionLacksIsThere() {
        Set<String> classes =
                SourceFile.all().stream().map(SourceFile::className).collect(Collectors.toSet());
        assertThat(vocabulary.all()).allSatisfy(name -> {
            assertThat(classes).as("%s", name).containsAll(name.classes());
            assertThat(name.isLimited() && name.classes().isEmpty())
                    .as("%s: names the classes that see to it", name)
                    .isFalse();
        });
    }

    private void judge(SourceFile file, String literal, List<String> problems) {
        TABLE.matcher(literal)
                .results()
                .forEach(
                        table -> judge(file, vocabulary.find(Name.Kind.TABLE, table.group()), table.group(), problems));
        VARIABLE.matcher(literal)
                .results()
                .forEach(variable -> judge(
                        file, vocabulary.find(Name.Kind.VARIABLE, variable.group(1)), variable.group(), problems));
        STATEMENT
                .matcher(literal)
                .results()
                .map(statement -> statement.group())
                .filter(statement -> !NO_STATEMENTS.contains(statement))
                .filter(statement ->
                        vocabulary.find(Name.Kind.PRIVILEGE, statement).isEmpty())
                .forEach(statement -> judge(file, statement(statement), statement, problems));
        Matcher name = NAME.matcher(literal);
        if (name.matches() && !namedAlone.contains(literal) && !NO_NAMES.contains(literal)) {
            judge(file, alone(literal.replaceFirst("^loose_", "")), literal, problems);
        }
        Matcher option = OPTION.matcher(literal);
        if (option.matches() && !CLASSES_WITH_OTHER_OPTIONS.contains(file.className())) {
            judge(file, alone(option.group(1).replace('-', '_')), literal, problems);
        }
    }

    private Optional<Name> alone(String name) {
        return NAMED_ALONE.stream()
                .flatMap(kind -> vocabulary.find(kind, name).stream())
                .findFirst();
    }

    /** What begins with one, or how one begins that goes on elsewhere. */
    private Optional<Name> statement(String words) {
        return vocabulary
                .statement(List.of(words.split(" ")))
                .filter(name -> !name.text().equals("SET"))
                .or(() -> vocabulary.all(Name.Kind.STATEMENT).stream()
                        .filter(name -> name.text().startsWith(words + " "))
                        .findFirst());
    }

    private static void judge(SourceFile file, Optional<Name> found, String name, List<String> problems) {
        if (found.isEmpty()) {
            problems.add(file.className() + " says '" + name + "', which is in no vocabulary");
        } else if (found.get().isLimited() && !found.get().classes().contains(file.className())) {
            problems.add(file.className() + " is not among the classes that see to the " + found.get());
        }
    }
}
