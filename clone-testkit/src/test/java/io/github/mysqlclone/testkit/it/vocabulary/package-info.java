/** Holds that nothing is said to a server that its version does not know. */
@NullMarked
package io.github.mysqlclone.testkit.it.vocabulary;

import org.jspecify.annotations.NullMarked;
