/** Looks at all servers of a fleet before anything is changed, and says what has to be done with each. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.fleet.inspection;

import org.jspecify.annotations.NullMarked;
