/**
 * What the person who runs the tests has set, and the folder that outlives a test run.
 *
 * <p>No part of what the kit promises: public for the kit's other packages only.
 */
@NullMarked
package io.github.mysqlclone.testkit.internal.cache;

import org.jspecify.annotations.NullMarked;
