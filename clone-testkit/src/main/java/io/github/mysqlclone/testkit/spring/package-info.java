/**
 * A fresh MySQL for the application context of a Spring test, with Spring Boot or without it: Spring Framework 6 or 7, which the
 * user's build brings along.
 */
@NullMarked
package io.github.mysqlclone.testkit.spring;

import org.jspecify.annotations.NullMarked;
