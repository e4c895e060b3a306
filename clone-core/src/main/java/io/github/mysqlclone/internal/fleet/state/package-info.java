/** Where each member of a fleet is, and what became of it. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.fleet.state;

import org.jspecify.annotations.NullMarked;
