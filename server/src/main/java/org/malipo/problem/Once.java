package org.malipo.problem;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The form that this handler method takes makes something, sends something or takes it away: sent a second time as it is, by
 * a double click or a reload, it leads to what came of the first time. A form that was refused may be sent again.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Once {
    /**
     * Where what was made can be looked at, for answers that are a page of their own and hold what is shown once. May hold
     * variables of the handler's path.
     */
    String shownAt() default "/";
}
