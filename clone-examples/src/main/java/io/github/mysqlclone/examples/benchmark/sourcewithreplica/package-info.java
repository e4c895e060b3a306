/** What a source with a replica costs a test, the kit beside the alternatives. */
@NullMarked
package io.github.mysqlclone.examples.benchmark.sourcewithreplica;

import org.jspecify.annotations.NullMarked;
