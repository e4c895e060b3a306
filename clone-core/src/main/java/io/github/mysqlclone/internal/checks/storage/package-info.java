/** Checks of files: where they lie, how large they are, whether they are encrypted. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.checks.storage;

import org.jspecify.annotations.NullMarked;
