package io.github.mysqlclone.testkit.junit.base;

import io.github.mysqlclone.testkit.junit.MySqlTest;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** The same as an annotation. */
@MySqlTest(scripts = "inherited.sql")
@Retention(RetentionPolicy.RUNTIME)
public @interface Scripted {}
