/** What a replica costs, the library beside dumps and a cold copy. */
@NullMarked
package io.github.mysqlclone.examples.benchmark.replica;

import org.jspecify.annotations.NullMarked;
