/**
 * Assertions for AssertJ 3, which the user's build brings along; they start at
 * {@link io.github.mysqlclone.testkit.assertj.MySqlAssertions}.
 */
@NullMarked
package io.github.mysqlclone.testkit.assertj;

import org.jspecify.annotations.NullMarked;
