/** Checks of what replicates from where, before and after. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.checks.replication;

import org.jspecify.annotations.NullMarked;
