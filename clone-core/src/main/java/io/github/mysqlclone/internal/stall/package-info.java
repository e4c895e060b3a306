/** Finding out whether a clone stands still, and asking the donor about it. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.stall;

import org.jspecify.annotations.NullMarked;
