/** What can be changed on a server, and how each change is put back. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.preparation.change;

import org.jspecify.annotations.NullMarked;
