/** What preflight costs, by the number of tables. */
@NullMarked
package io.github.mysqlclone.examples.benchmark.preflight;

import org.jspecify.annotations.NullMarked;
