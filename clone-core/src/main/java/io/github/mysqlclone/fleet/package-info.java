/** Making many servers replicas of one source, cloned from each other in a tree. */
@NullMarked
package io.github.mysqlclone.fleet;

import org.jspecify.annotations.NullMarked;
