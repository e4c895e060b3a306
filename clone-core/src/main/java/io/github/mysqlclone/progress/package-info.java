/** What a clone is doing: its state, its stages, its bytes. */
@NullMarked
package io.github.mysqlclone.progress;

import org.jspecify.annotations.NullMarked;
