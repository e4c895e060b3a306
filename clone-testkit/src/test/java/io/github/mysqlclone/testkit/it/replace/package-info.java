/** Replace clones, and all ways in which they end. */
@NullMarked
package io.github.mysqlclone.testkit.it.replace;

import org.jspecify.annotations.NullMarked;
