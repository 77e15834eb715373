@NullMarked
package org.malipo.bitpay;

import org.jspecify.annotations.NullMarked;
