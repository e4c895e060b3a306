/** The kit in application contexts of Spring. */
@NullMarked
package io.github.mysqlclone.testkit.it.spring;

import org.jspecify.annotations.NullMarked;
