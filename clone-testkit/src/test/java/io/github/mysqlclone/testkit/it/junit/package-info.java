/** Tests of the JUnit extension, which run other tests. */
@NullMarked
package io.github.mysqlclone.testkit.it.junit;

import org.jspecify.annotations.NullMarked;
