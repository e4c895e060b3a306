/** Clones into a directory, from another server or of the server itself. */
@NullMarked
package io.github.mysqlclone.testkit.it.directory;

import org.jspecify.annotations.NullMarked;
