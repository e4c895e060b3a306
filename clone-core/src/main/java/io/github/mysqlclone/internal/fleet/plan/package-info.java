/** Pure functions from the state of a fleet to what is cloned next, from whom. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.fleet.plan;

import org.jspecify.annotations.NullMarked;
