@NullMarked
package io.github.mysqlclone.testkit;

import org.jspecify.annotations.NullMarked;
