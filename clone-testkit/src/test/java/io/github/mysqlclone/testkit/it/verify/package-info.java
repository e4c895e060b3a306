/** Tests of comparisons of servers. */
@NullMarked
package io.github.mysqlclone.testkit.it.verify;

import org.jspecify.annotations.NullMarked;
