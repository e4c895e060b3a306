/** What is found out once a clone has ended: the state of the data, the log, advice, the GTIDs. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
