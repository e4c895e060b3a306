/** One fault at a time, on real servers: the library must tell the truth about each. */
@NullMarked
package io.github.mysqlclone.testkit.it.faults;

import org.jspecify.annotations.NullMarked;
