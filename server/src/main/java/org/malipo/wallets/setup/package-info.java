/** Reading the wallets that people bring, from whatever they have: text, a file, codes before a camera, words of a seed. */
@NullMarked
package org.malipo.wallets.setup;

import org.jspecify.annotations.NullMarked;
