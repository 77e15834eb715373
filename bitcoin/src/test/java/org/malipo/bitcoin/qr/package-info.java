@NullMarked
package org.malipo.bitcoin.qr;

import org.jspecify.annotations.NullMarked;
