/** Telling listeners how a clone gets on. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.feed;

import org.jspecify.annotations.NullMarked;
