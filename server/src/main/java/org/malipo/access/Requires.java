package org.malipo.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The caller needs this permission, in the store that the request is about: the one of the path variable
 * {@code storeId}, of the parameter {@code storeId}, or the owner of what another path variable names
 * ({@link StoreOfPath}). Stands on a handler method.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {
    Permission value();

    /** Further ones that the caller needs besides, for the server as a whole. */
    Permission[] also() default {};

    /** Whether a permission that is limited to some store is not enough, as for creating stores. */
    boolean unscoped() default false;
}
