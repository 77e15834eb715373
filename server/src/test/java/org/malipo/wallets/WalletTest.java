package org.malipo.wallets;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.malipo.testing.ServerTest;
import org.springframework.test.context.TestPropertySource;

/** The application with stores to give wallets to, and no network switched on: tests say themselves what the chain knows. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ServerTest
@TestPropertySource(properties = "malipo.network.regtest.enabled=false")
@interface WalletTest {}
