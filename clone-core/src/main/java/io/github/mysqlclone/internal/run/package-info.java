/** A clone from preflight to its true end. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.run;

import org.jspecify.annotations.NullMarked;
