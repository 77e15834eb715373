@NullMarked
package org.malipo.bitcoin.p2p;

import org.jspecify.annotations.NullMarked;
