/** Pure functions from what is wanted and what was read to the changes that are needed. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.preparation.plan;

import org.jspecify.annotations.NullMarked;
