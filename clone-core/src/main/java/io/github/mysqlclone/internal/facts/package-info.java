/** What was read from a server, each value with the reason where it could not be read. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.facts;

import org.jspecify.annotations.NullMarked;
