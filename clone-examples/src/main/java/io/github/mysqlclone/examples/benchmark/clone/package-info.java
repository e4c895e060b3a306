/** What a clone through the library costs beside the bare statement. */
@NullMarked
package io.github.mysqlclone.examples.benchmark.clone;

import org.jspecify.annotations.NullMarked;
