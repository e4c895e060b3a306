/** Keeps notes of the changes that were made, in memory and on disk. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.ledger;

import org.jspecify.annotations.NullMarked;
