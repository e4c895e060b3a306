/** What a fresh, populated server costs a test, the kit beside the alternatives; begin with {@code FreshServer}. */
@NullMarked
package io.github.mysqlclone.examples.benchmark.freshserver;

import org.jspecify.annotations.NullMarked;
