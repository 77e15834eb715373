/**
 * Money that leaves a store's wallet: choosing its coins, signing, keeping what is sent before it is sent, following what
 * becomes of it. One coin is in one live send only, whoever sends it from whatever process.
 */
@NullMarked
package org.malipo.wallets.sending;

import org.jspecify.annotations.NullMarked;
