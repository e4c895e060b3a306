/**
 * Where {@code mysqld} comes from: {@link io.github.mysqlclone.testkit.process.source.MySqlSource} and the places that are
 * looked at when a test does not name one.
 */
@NullMarked
package io.github.mysqlclone.testkit.process.source;

import org.jspecify.annotations.NullMarked;
