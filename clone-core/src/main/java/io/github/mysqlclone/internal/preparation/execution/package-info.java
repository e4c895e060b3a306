/** Makes the changes on live servers and puts them back. Not for use outside this library. */
@NullMarked
package io.github.mysqlclone.internal.preparation.execution;

import org.jspecify.annotations.NullMarked;
