@NullMarked
package org.malipo.bitcoin.coins;

import org.jspecify.annotations.NullMarked;
