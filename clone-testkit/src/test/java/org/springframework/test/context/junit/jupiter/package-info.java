/** Stands in for Spring's extension. */
@NullMarked
package org.springframework.test.context.junit.jupiter;

import org.jspecify.annotations.NullMarked;
