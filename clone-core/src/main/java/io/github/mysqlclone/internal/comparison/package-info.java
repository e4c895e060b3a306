/** Reading two servers' objects and comparing them. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.comparison;

import org.jspecify.annotations.NullMarked;
