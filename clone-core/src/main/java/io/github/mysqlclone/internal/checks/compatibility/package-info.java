/** Checks of what the server compares before it copies: versions, settings, plugins. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.checks.compatibility;

import org.jspecify.annotations.NullMarked;
