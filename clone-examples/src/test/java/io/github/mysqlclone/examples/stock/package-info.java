/** An application of Spring Boot with Flyway, and its tests on a real MySQL. */
@NullMarked
package io.github.mysqlclone.examples.stock;

import org.jspecify.annotations.NullMarked;
