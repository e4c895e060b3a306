/** Asking the donor about the sessions that serve a clone, and ending them. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.donor;

import org.jspecify.annotations.NullMarked;
