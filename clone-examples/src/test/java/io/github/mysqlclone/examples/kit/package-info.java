/** The code that the test kit's README shows. */
@NullMarked
package io.github.mysqlclone.examples.kit;

import org.jspecify.annotations.NullMarked;
