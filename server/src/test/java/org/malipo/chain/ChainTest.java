package org.malipo.chain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.malipo.testing.ServerTest;
import org.springframework.test.context.TestPropertySource;

/** The application with no network switched on: a test runs trackers of its own, or none. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ServerTest
@TestPropertySource(properties = "malipo.network.regtest.enabled=false")
@interface ChainTest {}
