/** Runs a fleet from the first look to the report. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.fleet;

import org.jspecify.annotations.NullMarked;
