/** Pure functions from facts to findings. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.checks;

import org.jspecify.annotations.NullMarked;
