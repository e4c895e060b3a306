/** What the library asks of connections, and what it leaves behind on them. */
@NullMarked
package io.github.mysqlclone.testkit.it.connection;

import org.jspecify.annotations.NullMarked;
