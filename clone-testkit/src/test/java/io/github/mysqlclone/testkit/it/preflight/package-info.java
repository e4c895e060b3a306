/** What preflight says, held against real servers. */
@NullMarked
package io.github.mysqlclone.testkit.it.preflight;

import org.jspecify.annotations.NullMarked;
