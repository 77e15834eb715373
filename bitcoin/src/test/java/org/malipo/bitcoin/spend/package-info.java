@NullMarked
package org.malipo.bitcoin.spend;

import org.jspecify.annotations.NullMarked;
