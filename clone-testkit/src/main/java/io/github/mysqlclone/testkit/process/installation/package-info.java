/**
 * What was found: {@link io.github.mysqlclone.testkit.process.installation.MySqlInstallation} tells how the MySQL of one
 * place is run.
 */
@NullMarked
package io.github.mysqlclone.testkit.process.installation;

import org.jspecify.annotations.NullMarked;
