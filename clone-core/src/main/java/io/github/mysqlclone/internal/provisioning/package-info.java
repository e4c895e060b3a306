/** Finds out what a recipient is to its donor, and does what is missing. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.provisioning;

import org.jspecify.annotations.NullMarked;
