/** What preflight found: checks, findings and how to judge them. */
@NullMarked
package io.github.mysqlclone.preflight;

import org.jspecify.annotations.NullMarked;
