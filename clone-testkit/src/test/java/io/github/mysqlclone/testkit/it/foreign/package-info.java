/** Servers that cannot clone: another maker's, or too old. */
@NullMarked
package io.github.mysqlclone.testkit.it.foreign;

import org.jspecify.annotations.NullMarked;
