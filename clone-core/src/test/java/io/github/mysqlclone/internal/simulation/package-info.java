/** A recipient that lives only in memory, for sequences of events that no server can be made to go through in a second. */
@NullMarked
package io.github.mysqlclone.internal.simulation;

import org.jspecify.annotations.NullMarked;
