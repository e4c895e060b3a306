package io.github.mysqlclone.testkit.junit.base;

import io.github.mysqlclone.testkit.junit.MySqlTest;

/** Says which script; the classes that inherit it are in another package, which has a script of that name as well. */
@MySqlTest(scripts = "inherited.sql")
public abstract class ScriptedBase {}
