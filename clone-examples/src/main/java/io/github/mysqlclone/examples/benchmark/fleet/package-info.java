/** What a tree of clones saves beside one clone after the other. */
@NullMarked
package io.github.mysqlclone.examples.benchmark.fleet;

import org.jspecify.annotations.NullMarked;
