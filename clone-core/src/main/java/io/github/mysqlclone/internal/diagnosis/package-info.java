/** What is found out when a clone has ended. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
