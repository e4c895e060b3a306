/** Finds out what a recipient is to its donor, and does what is missing. */
@NullMarked
package io.github.mysqlclone.internal.provisioning;

import org.jspecify.annotations.NullMarked;
