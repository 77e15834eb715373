/** Payjoin (BIP 78), both sides, without the connection between them. */
@NullMarked
package org.malipo.bitcoin.payjoin;

import org.jspecify.annotations.NullMarked;
