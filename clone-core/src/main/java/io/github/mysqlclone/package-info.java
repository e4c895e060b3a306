/** Cloning MySQL servers: what to clone, the session that does it, and what came of it. */
@NullMarked
package io.github.mysqlclone;

import org.jspecify.annotations.NullMarked;
