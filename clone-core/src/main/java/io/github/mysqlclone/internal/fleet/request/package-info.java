/** What is wanted of a fleet, what that means for each member, and where it is noted. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.fleet.request;

import org.jspecify.annotations.NullMarked;
