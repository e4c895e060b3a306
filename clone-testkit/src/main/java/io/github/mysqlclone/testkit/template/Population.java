package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.TestkitException;
import io.github.mysqlclone.testkit.internal.code.ClassContent;
import io.github.mysqlclone.testkit.internal.script.ScriptSource;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Fills the server that becomes a template.
 *
 * <p>SQL scripts are taken apart by this library as the {@code mysql} client does it: statements end with a semicolon or
 * with what a {@code DELIMITER} line says; quotes, comments and versioned comments are understood, so a file made by
 * {@code mysqldump} works. Commands of the client, such as {@code source}, and a {@code USE} without a semicolon do not. The
 * bytes of a script reach the server as they are, in any encoding but {@code big5}, {@code cp932}, {@code gbk}, {@code gb18030} and
 * {@code sjis}, which are refused; files that gzip has packed are unpacked, whatever their names; none is held in memory as a whole.
 *
 * <p>Of a dump of a whole server, some is left out, of which a WARN tells: tables of system schemas but for those of time zones, as
 * accounts and plugins would replace the kit's own; {@code gtid_purged}; and whatever would replicate from where the dump was
 * made.
 *
 * @since 0.1.0
 */
public interface Population {

    /**
     * Tells this content from any other: a template is built anew when it changes. Each template asks once.
     *
     * @return any text, the same for the same content in every JVM
     */
    String version();

    /**
     * Tells whose version that is: two populations of one version and different origins are two. By default the class, by its
     * name and by what the compiler made of it; for {@link #code(String, Work)} the code with all that it holds.
     *
     * @return any text, the same for the same code in every JVM
     */
    default String origin() {
        return ClassContent.of(getClass());
    }

    /**
     * Fills the server.
     *
     * @param dataSource connects as an account that may do everything, no schema chosen; what is written is not in the
     *     binary log
     * @throws Exception if that fails; the template is not used then
     */
    void populate(DataSource dataSource) throws Exception;

    /** Does something with a data source. It is never written anywhere: serializable lambdas can be told apart. */
    @FunctionalInterface
    interface Work extends Serializable {

        /**
         * Fills the server.
         *
         * @param dataSource as for {@link Population#populate(DataSource)}
         * @throws Exception if that fails; the template is not used then
         */
        void populate(DataSource dataSource) throws Exception;
    }

    /**
     * Runs a SQL file. Its version is its content as it is now.
     *
     * @param file the file; in UTF-8, or in what it says itself by {@code SET NAMES}
     * @return a population
     * @throws TestkitException if it cannot be read
     */
    static Population script(Path file) {
        return new SqlScript(ScriptSource.of(file));
    }

    /**
     * Runs the SQL files of a folder, {@code *.sql} and {@code *.sql.gz}, in the order of their names.
     *
     * @param folder the folder; those inside are not looked into
     * @return a population
     * @throws TestkitException if it cannot be read, or has no such file
     */
    static Population scripts(Path folder) {
        return scripts(folder, "*.{sql,sql.gz}");
    }

    /**
     * Runs some SQL files of a folder in the order of their names.
     *
     * @param folder the folder; those inside are not looked into
     * @param glob which of its files, such as {@code V*__*.sql}, as for {@link java.nio.file.FileSystem#getPathMatcher}
     * @return a population
     * @throws TestkitException if it cannot be read, or has no such file
     */
    static Population scripts(Path folder, String glob) {
        return ScriptFolder.of(folder, glob);
    }

    /**
     * Runs a SQL file of the class path. Its version is its content as it is now.
     *
     * @param beside the class whose package a relative name starts from
     * @param name as for {@link Class#getResource(String)}
     * @return a population
     * @throws TestkitException if it is not there or cannot be read
     */
    static Population resource(Class<?> beside, String name) {
        return new SqlScript(ScriptSource.of(beside, name));
    }

    /**
     * Runs code, such as a migration tool. Nobody can see whether the code that it calls has changed, so its version is the
     * caller's word.
     *
     * <p>Which code it is counts as well: its class, as the compiler made it, its method, and the values that it holds when its
     * template is first asked for. So two pieces of code never share a template; any change of the class that has the code in it,
     * also of another method, has the template built anew, as does a value that is another one in each JVM, such as a folder for
     * temporary files. Data that takes long to make belongs into a class of its own.
     *
     * @param version a text to be changed whenever the code does something else, such as the newest migration's number
     * @param work fills the server; a lambda or an object that holds texts, numbers, enums, times, paths, and records, objects and
     *     collections of such
     * @return a population
     * @throws IllegalArgumentException if the version is blank, or the code holds something of which nobody can tell what it is,
     *     such as a lambda that is not serializable
     */
    static Population code(String version, Work work) {
        if (version.isBlank()) {
            throw new IllegalArgumentException("version: must say which state the code leaves behind (was blank)");
        }
        return new CodePopulation(version, Objects.requireNonNull(work, "work"));
    }

    /**
     * Runs code that reads something, such as a migration tool; its version is the content of what it reads.
     *
     * @param version what it reads, as {@link Version#ofResources(String...)} tells it
     * @param work as for {@link #code(String, Work)}
     * @return a population
     * @throws IllegalArgumentException as for {@link #code(String, Work)}
     */
    static Population code(Version version, Work work) {
        return code(version.text(), work);
    }

    /**
     * Migrates a schema with Flyway, which your build brings with its module for MySQL. Its version is the content of the folders
     * as it is now.
     *
     * @param schema the schema, which Flyway makes
     * @param folders where the migrations are on the class path, such as {@code db/migration}; at least one
     * @return a population
     * @throws IllegalArgumentException if no folder is given
     * @throws TestkitException if one is not there or holds no file
     */
    static Population flyway(String schema, String... folders) {
        return new FlywayPopulation(schema, List.of(folders), Version.ofResources(folders));
    }

    /**
     * Updates a schema with Liquibase, which your build brings. Its version is the content of the folder in which the changelog
     * is, as it is now.
     *
     * @param schema the schema, which is made
     * @param changelog where it is on the class path, such as {@code db/changelog/main.xml}; what it includes is in the same
     *     folder or below, or the template is not built
     * @return a population
     * @throws IllegalArgumentException if the changelog is in no folder
     * @throws TestkitException if the folder is not there or holds no file
     */
    static Population liquibase(String schema, String changelog) {
        return new LiquibasePopulation(schema, changelog, Version.ofResources(LiquibasePopulation.folderOf(changelog)));
    }

    /**
     * Fills the tables of time zones, which are empty otherwise, so that the server knows names such as {@code Europe/Berlin}: with
     * those of this JVM, from 1970 to 2037.
     *
     * @return a population, whose version is that of the JVM's time zone data
     */
    static Population timeZones() {
        return new TimeZonePopulation();
    }
}
