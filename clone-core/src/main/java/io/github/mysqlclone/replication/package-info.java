/** Making a copy into a replica, and seeing how it gets on. */
@NullMarked
package io.github.mysqlclone.replication;

import org.jspecify.annotations.NullMarked;
