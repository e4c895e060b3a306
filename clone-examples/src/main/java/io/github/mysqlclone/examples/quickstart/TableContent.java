package io.github.mysqlclone.examples.quickstart;

/**
 * Says how much a table holds.
 *
 * @param name its name
 * @param rows how many rows, counted
 * @param bytes how large its file is
 */
record TableContent(String name, long rows, long bytes) {}
