/** Clones in the background: waiting, cancelling, detaching, attaching. */
@NullMarked
package io.github.mysqlclone.testkit.it.operation;

import org.jspecify.annotations.NullMarked;
