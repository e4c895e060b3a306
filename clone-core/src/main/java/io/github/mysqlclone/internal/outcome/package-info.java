/**
 * Deciding how a clone stands, from what the server has noted and from how the statement came back; pure. Not for use
 * outside this library.
 */
@NullMarked
package io.github.mysqlclone.internal.outcome;

import org.jspecify.annotations.NullMarked;
