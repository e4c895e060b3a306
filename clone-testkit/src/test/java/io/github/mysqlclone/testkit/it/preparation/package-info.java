/** What is changed for a clone on real servers, and that it is put back. */
@NullMarked
package io.github.mysqlclone.testkit.it.preparation;

import org.jspecify.annotations.NullMarked;
