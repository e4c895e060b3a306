/** Making sure that a server is a replica of another one, whatever it is now. */
@NullMarked
package io.github.mysqlclone.provisioning;

import org.jspecify.annotations.NullMarked;
