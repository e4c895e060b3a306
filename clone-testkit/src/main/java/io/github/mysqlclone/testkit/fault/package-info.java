/** Faults on demand: a network that is cut, slow or narrow, and restarts that are slow or fail. */
@NullMarked
package io.github.mysqlclone.testkit.fault;

import org.jspecify.annotations.NullMarked;
