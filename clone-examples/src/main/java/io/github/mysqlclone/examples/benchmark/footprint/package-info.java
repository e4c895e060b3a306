/** What the library takes of memory, threads and disk. */
@NullMarked
package io.github.mysqlclone.examples.benchmark.footprint;

import org.jspecify.annotations.NullMarked;
