package io.github.mysqlclone.internal.facts;

/**
 * A directory in a data directory that is named as a schema's, and into which mysqld may not write.
 *
 * @param schema the name of the schema that has or would have it
 * @param folder its own name
 * @param holdsFiles whether anything lies in it that would have to be deleted
 */
public record LockedFolder(String schema, String folder, boolean holdsFiles) {}
