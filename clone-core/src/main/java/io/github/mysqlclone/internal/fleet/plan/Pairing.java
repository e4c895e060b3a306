package io.github.mysqlclone.internal.fleet.plan;

/**
 * Who is cloned from whom.
 *
 * @param generation that of the copy
 */
public record Pairing(String donor, String recipient, int generation) {}
