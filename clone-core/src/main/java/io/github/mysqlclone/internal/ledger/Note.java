package io.github.mysqlclone.internal.ledger;

import io.github.mysqlclone.internal.preparation.change.Change;

/**
 * One change that was made, or was about to be made when the process died.
 *
 * @param number its place in the order
 */
public record Note(int number, Change change) {}
