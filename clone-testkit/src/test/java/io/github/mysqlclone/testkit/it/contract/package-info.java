/** What servers of the kit promise however they are run: the same tests for each backend. */
@NullMarked
package io.github.mysqlclone.testkit.it.contract;

import org.jspecify.annotations.NullMarked;
