package org.malipo.ln.bolt12;

import fr.acinq.bitcoin.ByteVector;

/**
 * A field of a message (BOLT 1): a number that says what it is, and its contents.
 * @param record the whole of it, as it came
 */
record Tlv(long type, ByteVector value, ByteVector record) {}
