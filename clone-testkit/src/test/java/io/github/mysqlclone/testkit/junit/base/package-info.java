/** Tests of the faults, against a listener of this JVM. */
@NullMarked
package io.github.mysqlclone.testkit.junit.base;

import org.jspecify.annotations.NullMarked;
