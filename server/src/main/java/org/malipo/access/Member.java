package org.malipo.access;

import java.time.Instant;

/** Somebody who works in a store. */
public record Member(Account account, Role role, Instant since) {}
