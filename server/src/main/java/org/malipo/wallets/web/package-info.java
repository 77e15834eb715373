/** Wallets over the API and on the pages. */
@NullMarked
package org.malipo.wallets.web;

import org.jspecify.annotations.NullMarked;
