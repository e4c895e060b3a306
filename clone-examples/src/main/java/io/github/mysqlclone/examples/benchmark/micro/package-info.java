/** Microbenchmarks of what is called often. */
@NullMarked
package io.github.mysqlclone.examples.benchmark.micro;

import org.jspecify.annotations.NullMarked;
