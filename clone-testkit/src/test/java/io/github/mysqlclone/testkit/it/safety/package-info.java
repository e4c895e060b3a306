/** What must never happen by accident. */
@NullMarked
package io.github.mysqlclone.testkit.it.safety;

import org.jspecify.annotations.NullMarked;
