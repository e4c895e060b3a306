package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.script.ScriptSource;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The SQL files of a folder, in the order of their names. */
record ScriptFolder(Path folder, List<SqlScript> scripts) implements Population {

    static ScriptFolder of(Path folder, String glob) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
            for (Path file : found) {
                if (Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".")) {
                    files.add(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new TestkitException("Cannot read the folder " + folder.toAbsolutePath() + ": " + e, e);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("glob: " + e.getMessage(), e);
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        if (files.isEmpty()) {
            throw new TestkitException("The folder " + folder.toAbsolutePath() + " has no file " + glob);
        }
        return new ScriptFolder(
                folder, files.stream().map(ScriptSource::of).map(SqlScript::new).toList());
    }

    @Override
    public String origin() {
        return "scripts";
    }

    @Override
    public String version() {
        return scripts.stream().map(SqlScript::version).collect(Collectors.joining("\n"));
    }

    @Override
    public void populate(DataSource dataSource) throws Exception {
        for (SqlScript script : scripts) {
            script.populate(dataSource);
        }
    }

    @Override
    public String toString() {
        return "scripts of " + folder;
    }
}
