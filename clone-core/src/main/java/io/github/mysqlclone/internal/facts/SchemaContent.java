package io.github.mysqlclone.internal.facts;

/**
 * One user schema.
 *
 * @param name its name
 * @param tables how many tables and views of it the account sees
 * @param bytes data and indexes of these tables, by the server's statistics
 */
public record SchemaContent(String name, long tables, long bytes) {}
