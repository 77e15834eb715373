/** Wallets over the API. */
@NullMarked
package org.malipo.wallets.web;

import org.jspecify.annotations.NullMarked;
