@NullMarked
package io.github.mysqlclone.examples;

import org.jspecify.annotations.NullMarked;
