/** Reads facts from servers, in few statements. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.reading;

import org.jspecify.annotations.NullMarked;
