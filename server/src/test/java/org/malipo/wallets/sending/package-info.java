@NullMarked
package org.malipo.wallets.sending;

import org.jspecify.annotations.NullMarked;
