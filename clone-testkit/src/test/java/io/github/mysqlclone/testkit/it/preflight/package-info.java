/** What preflight says, against what real servers do. */
@NullMarked
package io.github.mysqlclone.testkit.it.preflight;

import org.jspecify.annotations.NullMarked;
