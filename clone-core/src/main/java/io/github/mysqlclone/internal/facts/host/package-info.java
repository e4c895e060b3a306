/** What was seen of a recipient's host from here. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.facts.host;

import org.jspecify.annotations.NullMarked;
