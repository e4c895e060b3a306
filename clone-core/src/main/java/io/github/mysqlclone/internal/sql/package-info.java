/** The text of statements: quoting by sql_mode, the CLONE statement. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.sql;

import org.jspecify.annotations.NullMarked;
