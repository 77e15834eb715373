/** Wallets on a real database. */
@NullMarked
package org.malipo.wallets;

import org.jspecify.annotations.NullMarked;
