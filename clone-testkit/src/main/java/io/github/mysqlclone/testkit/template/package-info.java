/**
 * Data that is loaded once and copied for every test.
 *
 * <p>{@link io.github.mysqlclone.testkit.template.MySqlTemplate} says what the data is,
 * {@link io.github.mysqlclone.testkit.template.WarmPool} has servers ready before they are asked for.
 */
@NullMarked
package io.github.mysqlclone.testkit.template;

import org.jspecify.annotations.NullMarked;
