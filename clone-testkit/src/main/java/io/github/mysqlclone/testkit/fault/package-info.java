/** Faults on demand: a network that is cut, slow or narrow. */
@NullMarked
package io.github.mysqlclone.testkit.fault;

import org.jspecify.annotations.NullMarked;
