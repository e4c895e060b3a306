/** What tests on servers in containers say to JUnit Jupiter, which the user's build brings along. */
@NullMarked
package io.github.mysqlclone.testkit.container.junit;

import org.jspecify.annotations.NullMarked;
