package io.github.mysqlclone.testkit.template;

import io.github.mysqlclone.testkit.TestkitException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Fills the server that becomes a template.
 *
 * <p>SQL scripts are taken apart by this library as the {@code mysql} client does it: statements end with a semicolon or
 * with what a {@code DELIMITER} line says; quotes, comments and versioned comments are understood, so a file made by
 * {@code mysqldump} works. A backslash in a string is taken for an escape, so a script must not switch
 * {@code NO_BACKSLASH_ESCAPES} on.
 */
public interface Population {

    /**
     * Tells this content from any other: a template is built anew when it changes. Each template asks once.
     *
     * @return any text, the same for the same content in every JVM
     */
    String version();

    /**
     * Tells whose version that is: two populations of one version and different origins are two. By default the name of
     * the class; for {@link #code(String, Work)} the code itself, told by its place in its class.
     *
     * @return any text, the same for the same code in every JVM
     */
    default String origin() {
        return getClass().getName();
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
     * Runs a SQL file. It is read now, in UTF-8; its version is its content.
     *
     * @param file the file
     * @return a population
     * @throws TestkitException if it cannot be read
     */
    static Population script(Path file) {
        return SqlScript.of(file);
    }

    /**
     * Runs a SQL file of the class path. It is read now, in UTF-8; its version is its content.
     *
     * @param beside the class whose package a relative name starts from
     * @param name as for {@link Class#getResource(String)}
     * @return a population
     * @throws TestkitException if it is not there or cannot be read
     */
    static Population resource(Class<?> beside, String name) {
        return SqlScript.of(beside, name);
    }

    /**
     * Runs code, such as a migration tool. Nobody can see whether code has changed, so its version is the caller's word.
     *
     * <p>Which code it is counts as well: the same version of two classes, or of two lambdas of one class, makes two
     * templates, and so do two values of a text, number or enum that a lambda uses from around it.
     *
     * @param version a text to be changed whenever the code does something else, such as the newest migration's number
     * @param work fills the server
     * @return a population
     * @throws IllegalArgumentException if the version is blank
     */
    static Population code(String version, Work work) {
        if (version.isBlank()) {
            throw new IllegalArgumentException("version: must say which state the code leaves behind (was blank)");
        }
        return new CodePopulation(version, Objects.requireNonNull(work, "work"));
    }
}
