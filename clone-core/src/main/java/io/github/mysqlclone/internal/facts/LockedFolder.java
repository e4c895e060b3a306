package io.github.mysqlclone.internal.facts;

/**
 * A directory in a data directory that is named as a schema's, and into which mysqld may not write.
 *
 * @param schema the name of the schema that has or would have it
 * @param folder its own name
 * @param content what lies in it
 * @param isLocked that it may not, or why that is not certain
 */
public record LockedFolder(String schema, String folder, Content content, Fact<Boolean> isLocked) {

    /** What lies in such a directory, as far as a server minds it. */
    public enum Content {
        /** Nothing that it sees. */
        NOTHING,
        /** Files, and no tablespace. */
        FILES,
        /** Tablespaces among others. */
        TABLESPACES,
        /** What a variable of the server put there, or has it look for. */
        CONFIGURED,
        /** It cannot be looked at from this host. */
        UNSEEN
    }
}
