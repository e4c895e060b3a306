/** What each check says of what it is there for, word for word. */
@NullMarked
package io.github.mysqlclone.internal.checks.catalogue;

import org.jspecify.annotations.NullMarked;
