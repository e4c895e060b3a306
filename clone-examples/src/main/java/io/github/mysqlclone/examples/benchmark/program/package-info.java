/** The programs of others that the library is measured beside. */
@NullMarked
package io.github.mysqlclone.examples.benchmark.program;

import org.jspecify.annotations.NullMarked;
