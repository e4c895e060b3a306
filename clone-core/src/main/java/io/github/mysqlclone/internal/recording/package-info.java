/** Events for the JDK's flight recorder, where there is one. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.recording;

import org.jspecify.annotations.NullMarked;
