package org.malipo.ln.bolt11;

import fr.acinq.bitcoin.ByteVector;

/**
 * A field of a type or version that nobody here knows, kept as it came.
 * @param type 0 to 31
 * @param groups values of 5 bits, one a byte
 */
public record TaggedField(int type, ByteVector groups) {}
