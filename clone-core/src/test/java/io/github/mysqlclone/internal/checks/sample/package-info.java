/** Hand-made facts for the tests of checks. */
@NullMarked
package io.github.mysqlclone.internal.checks.sample;

import org.jspecify.annotations.NullMarked;
