/**
 * Where every figure of the README files comes from; begin with {@code Benchmark}. A package below for each subject.
 */
@NullMarked
package io.github.mysqlclone.examples.benchmark;

import org.jspecify.annotations.NullMarked;
