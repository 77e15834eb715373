package org.malipo.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * This handler asks somebody outside before it answers, such as a node, so it can't be one transaction. A request with a key
 * runs in none: the handler writes down what it is about to do under {@link CallKey#current}, and a repeat finds that and goes
 * on from there. Its answer is kept once it was given, unless it is 202: then a repeat hears how it stands.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Resumable {}
