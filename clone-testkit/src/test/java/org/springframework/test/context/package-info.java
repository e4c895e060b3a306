/** Stands in for what the kit knows of Spring's tests by name. */
@NullMarked
package org.springframework.test.context;

import org.jspecify.annotations.NullMarked;
