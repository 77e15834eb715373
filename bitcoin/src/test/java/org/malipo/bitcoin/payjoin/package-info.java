@NullMarked
package org.malipo.bitcoin.payjoin;

import org.jspecify.annotations.NullMarked;
