/** Stands in for what the kit knows of Micronaut's tests by name. */
@NullMarked
package io.micronaut.test.extensions.junit5.annotation;

import org.jspecify.annotations.NullMarked;
