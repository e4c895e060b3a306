/** Sets of global transaction identifiers. */
@NullMarked
package io.github.mysqlclone.gtid;

import org.jspecify.annotations.NullMarked;
