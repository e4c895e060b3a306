/** What the library does about replication, on real servers. */
@NullMarked
package io.github.mysqlclone.testkit.it.replication;

import org.jspecify.annotations.NullMarked;
