/** What the library changes on the servers when it is asked to, how it is shown beforehand, and how it is put back. */
@NullMarked
package io.github.mysqlclone.preparation;

import org.jspecify.annotations.NullMarked;
