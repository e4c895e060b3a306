/** What callers may want of a clone while it runs, at every step of it. */
@NullMarked
package io.github.mysqlclone.testkit.it.wishes;

import org.jspecify.annotations.NullMarked;
