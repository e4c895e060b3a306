/** What is changed for a whole fleet, and put back at its end. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.fleet.preparation;

import org.jspecify.annotations.NullMarked;
