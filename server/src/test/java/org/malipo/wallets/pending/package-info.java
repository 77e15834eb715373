@NullMarked
package org.malipo.wallets.pending;

import org.jspecify.annotations.NullMarked;
