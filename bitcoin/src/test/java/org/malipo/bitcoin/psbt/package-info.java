@NullMarked
package org.malipo.bitcoin.psbt;

import org.jspecify.annotations.NullMarked;
