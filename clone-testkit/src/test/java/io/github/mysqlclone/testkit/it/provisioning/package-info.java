/** Making sure that a server is a replica, whatever it was. */
@NullMarked
package io.github.mysqlclone.testkit.it.provisioning;

import org.jspecify.annotations.NullMarked;
