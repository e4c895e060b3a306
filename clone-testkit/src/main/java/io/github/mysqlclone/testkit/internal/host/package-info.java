/**
 * This machine: its commands, processes, directories and time.
 *
 * <p>No part of what the kit promises: public for the kit's other packages only.
 */
@NullMarked
package io.github.mysqlclone.testkit.internal.host;

import org.jspecify.annotations.NullMarked;
