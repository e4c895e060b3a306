/** What a check is made of: what it looks at and what it says. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.checks.rule;

import org.jspecify.annotations.NullMarked;
