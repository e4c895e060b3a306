@NullMarked
package io.github.mysqlclone;

import org.jspecify.annotations.NullMarked;
