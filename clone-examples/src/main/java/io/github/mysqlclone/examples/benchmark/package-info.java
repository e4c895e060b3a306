/** What a fresh, populated server costs a test, the kit beside the alternatives; begin with {@code Benchmark}. */
@NullMarked
package io.github.mysqlclone.examples.benchmark;

import org.jspecify.annotations.NullMarked;
