/** Values that say how to reach a MySQL server and what was read from it; they hold no connection. */
@NullMarked
package io.github.mysqlclone.server;

import org.jspecify.annotations.NullMarked;
