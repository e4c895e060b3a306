package io.github.mysqlclone.testkit.template;

/** One statement of a script, without its delimiter, and the line, from 1, on which it begins. */
record SqlStatement(String text, int line) {}
