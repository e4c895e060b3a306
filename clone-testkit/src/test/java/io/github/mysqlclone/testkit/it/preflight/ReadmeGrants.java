package io.github.mysqlclone.testkit.it.preflight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of accounts in the README of clone-core and what each is granted, as statements. */
record ReadmeGrants(List<Row> rows) {

    private static final Pattern GRANT = Pattern.compile("((?:`[A-Z_ ]+`(?:, )?)+) on `([^`]+)`");

    /**
     * A row.
     *
     * @param account the words for the account
     * @param privileges what it is granted, as the README writes it
     */
    record Row(String account, String privileges) {

        List<String> grants(String name) {
            List<String> statements = new ArrayList<>();
            for (Matcher grant = GRANT.matcher(privileges); grant.find(); ) {
                statements.add("GRANT " + grant.group(1).replace("`", "") + " ON " + grant.group(2) + " TO " + name);
            }
            if (statements.isEmpty()) {
                throw new IllegalStateException("The README grants nothing in: " + privileges);
            }
            return statements;
        }
    }

    static ReadmeGrants read() {
        Path file = Path.of(System.getProperty("basedir", ""), "..", "clone-core", "README.md");
        try (Stream<String> lines = Files.lines(file)) {
            List<Row> rows = lines.dropWhile(line -> !line.startsWith("| Account |"))
                    .skip(2)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(line -> line.split("\\|", -1))
                    .map(cells -> new Row(cells[1].strip(), cells[2].strip()))
                    .toList();
            return new ReadmeGrants(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what grants an account all of the rows with these words. */
    List<String> to(String name, String... accounts) {
        return Arrays.stream(accounts)
                .flatMap(account -> row(account).grants(name).stream())
                .collect(Collectors.toList());
    }

    private Row row(String account) {
        return rows.stream()
                .filter(row -> row.account().equals(account))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The README has no row for '" + account + "'"));
    }
}
