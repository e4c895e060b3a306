/**
 * Servers for JUnit Jupiter 5.10 and newer, which the user's build brings along: annotations, and
 * {@link io.github.mysqlclone.testkit.junit.MySqlExtension} for {@code @RegisterExtension}.
 */
@NullMarked
package io.github.mysqlclone.testkit.junit;

import org.jspecify.annotations.NullMarked;
