/** Wallets as other programs and devices export them, read from their files. */
@NullMarked
package org.malipo.bitcoin.file;

import org.jspecify.annotations.NullMarked;
