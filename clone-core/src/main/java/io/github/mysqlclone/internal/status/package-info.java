/** Reading clone_status and clone_progress. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.status;

import org.jspecify.annotations.NullMarked;
