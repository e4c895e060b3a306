/** Tests of the faults, against a listener of this JVM. */
@NullMarked
package io.github.mysqlclone.testkit.fault;

import org.jspecify.annotations.NullMarked;
