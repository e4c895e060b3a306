@NullMarked
package io.github.mysqlclone.testkit.junit;

import org.jspecify.annotations.NullMarked;
