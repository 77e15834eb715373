package org.malipo.invoices;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.malipo.testing.ServerTest;
import org.springframework.context.annotation.Import;

/** The application with a chain that the test makes up. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ServerTest
@Import(PretendedChain.class)
public @interface InvoiceTest {}
