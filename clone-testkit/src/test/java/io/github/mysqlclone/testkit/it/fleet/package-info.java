/** Fleets of replicas on live servers. */
@NullMarked
package io.github.mysqlclone.testkit.it.fleet;

import org.jspecify.annotations.NullMarked;
