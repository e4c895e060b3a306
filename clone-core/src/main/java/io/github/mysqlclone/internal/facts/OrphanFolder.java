package io.github.mysqlclone.internal.facts;

/**
 * A directory in a data directory that is named as a schema's, while the server has no such schema.
 *
 * @param schema the name of the schema that would have it
 * @param folder its own name, in which the server writes most characters but letters and digits as four digits
 * @param isEmpty whether nothing lies in it
 */
public record OrphanFolder(String schema, String folder, boolean isEmpty) {}
