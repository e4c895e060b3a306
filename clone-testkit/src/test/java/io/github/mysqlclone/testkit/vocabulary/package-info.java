/** Holds that nothing is said to a server that its version does not know. */
@NullMarked
package io.github.mysqlclone.testkit.vocabulary;

import org.jspecify.annotations.NullMarked;
