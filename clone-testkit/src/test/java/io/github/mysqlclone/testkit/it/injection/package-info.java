/** Any text as a name, password, host or path: refused at the call, or on the server byte for byte. */
@NullMarked
package io.github.mysqlclone.testkit.it.injection;

import org.jspecify.annotations.NullMarked;
