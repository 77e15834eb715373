/** Second factors: codes of authenticator apps, recovery codes, passkeys, wallets; what is kept of them and how it is checked. */
@NullMarked
package org.malipo.access.factor;

import org.jspecify.annotations.NullMarked;
