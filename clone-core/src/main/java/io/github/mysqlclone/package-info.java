/**
 * Clone MySQL servers with the CLONE plugin.
 *
 * <p>Start at {@link io.github.mysqlclone.CloneSpec}.
 */
@NullMarked
package io.github.mysqlclone;

import org.jspecify.annotations.NullMarked;
