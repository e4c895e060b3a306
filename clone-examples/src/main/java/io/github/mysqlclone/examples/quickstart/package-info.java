/** The main job on two real servers, told step by step; begin with {@code Quickstart}. */
@NullMarked
package io.github.mysqlclone.examples.quickstart;

import org.jspecify.annotations.NullMarked;
