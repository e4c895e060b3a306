/** Finding out whether two servers hold the same data. */
@NullMarked
package io.github.mysqlclone.verify;

import org.jspecify.annotations.NullMarked;
