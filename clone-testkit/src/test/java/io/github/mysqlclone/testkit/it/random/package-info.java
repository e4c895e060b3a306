/** Random clones under random faults in random surroundings: what is reported is what is found by looking. */
@NullMarked
package io.github.mysqlclone.testkit.it.random;

import org.jspecify.annotations.NullMarked;
