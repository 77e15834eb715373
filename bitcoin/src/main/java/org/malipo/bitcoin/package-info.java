/** Bitcoin without a server: keys, descriptors, addresses, payment links, fees. Builds on bitcoin-kmp and libsecp256k1. */
@NullMarked
package org.malipo.bitcoin;

import org.jspecify.annotations.NullMarked;
