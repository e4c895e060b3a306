/** No password comes out of the library, whatever is printed, logged, recorded or written. */
@NullMarked
package io.github.mysqlclone.testkit.it.secrets;

import org.jspecify.annotations.NullMarked;
