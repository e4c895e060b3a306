/** From two blank servers to a verified replica. */
@NullMarked
package io.github.mysqlclone.examples.provisioning;

import org.jspecify.annotations.NullMarked;
