package org.malipo.chain;

import java.time.Instant;

/** Why a network was not followed the last time it was not; it may be followed again meanwhile. */
public record LastTrouble(String problem, Instant at) {}
