/** Tests of the kit against real servers, and what they share. */
@NullMarked
package io.github.mysqlclone.testkit.it;

import org.jspecify.annotations.NullMarked;
