/** What the library knows of the server, held against what the server says of itself. */
@NullMarked
package io.github.mysqlclone.testkit.it.catalogue;

import org.jspecify.annotations.NullMarked;
