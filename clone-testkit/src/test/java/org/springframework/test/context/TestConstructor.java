package org.springframework.test.context;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Has what the kit reads of the annotation of this name. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TestConstructor {

    AutowireMode autowireMode();

    /** Which parameters of constructors are filled. */
    enum AutowireMode {
        ALL,
        ANNOTATED
    }
}
