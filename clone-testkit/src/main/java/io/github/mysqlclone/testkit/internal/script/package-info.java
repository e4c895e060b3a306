/**
 * SQL scripts as the {@code mysql} client reads them: bytes, statements, and what of a dump no test server is to run.
 *
 * <p>No part of what the kit promises: public for the kit's other packages only.
 */
@NullMarked
package io.github.mysqlclone.testkit.internal.script;

import org.jspecify.annotations.NullMarked;
