/** What accounts may do, as SHOW GRANTS tells. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.grants;

import org.jspecify.annotations.NullMarked;
